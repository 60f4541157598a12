import type { Recorded } from '../../kernel/event.js';
import type { Evolution } from '../../kernel/folded.js';
import { fromRfc3339 } from '../../kernel/time.js';
import type { ModuleEvent } from './events.js';

/** Whether a fulfilment module may be given something to do. */
export type ModuleState = { readonly kind: 'running' } | Paused;

export interface Paused {
  readonly kind: 'paused';
  /** Epoch ms. */
  readonly since: number;
  readonly reason: string;
  /** Whose act it is: the token's `sub`. */
  readonly by: string;
}

export const MODULE_STREAM_PREFIX = 'module-';

export function moduleStream(module: string): string {
  return MODULE_STREAM_PREFIX + module;
}

export function evolve(
  _: ModuleState,
  { type, data, metadata }: Recorded<ModuleEvent>,
): ModuleState {
  switch (type) {
    case 'ModulePaused': {
      const { occurredAt, actor } = metadata;
      return { kind: 'paused', since: fromRfc3339(occurredAt), reason: data.reason, by: actor.id };
    }
    case 'ModuleResumed':
      return { kind: 'running' };
  }
}

export const moduleEvolution: Evolution<ModuleState, ModuleEvent> = {
  initial: { kind: 'running' },
  evolve,
};
