import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { ModuleState } from '../../pause/module-state.js';

/** A module as it is after the act. */
export interface ModuleActed {
  readonly state: ModuleState;
  /** False: it was so already, and nothing was written. */
  readonly changed: boolean;
}

/** A person lets a module do nothing, or go on. */
export class PauseModule extends Command<ModuleActed | Rejection> {
  constructor(
    readonly module: string,
    readonly wanted: 'paused' | 'running',
    readonly reason: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}
