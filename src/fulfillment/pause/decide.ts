import type { ModulePaused, ModuleResumed } from './events.js';
import type { ModuleState } from './module-state.js';

export interface Wanted {
  readonly module: string;
  readonly reason: string;
}

/** What is paused stays so, for the reason that it was paused for. */
export function decidePause(state: ModuleState, data: Wanted): readonly ModulePaused[] {
  return state.kind === 'paused' ? [] : [{ type: 'ModulePaused', data }];
}

export function decideResume(state: ModuleState, data: Wanted): readonly ModuleResumed[] {
  return state.kind === 'paused' ? [{ type: 'ModuleResumed', data }] : [];
}
