import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { Caller } from '../../../platform/security/caller.js';

/** No more orders of the campaign are asked for. What was asked for goes on. */
export class CancelCampaign extends Command<undefined | Rejection> {
  constructor(
    readonly id: string,
    readonly reason: string,
    readonly caller: Pick<Caller, 'partners'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}
