import { isForgotten } from './personal-data.js';
import type { CodeState } from './code-state.js';
import type { PlannedCommand } from '../../platform/sagas/due-command.js';

/** Who orders the seat of a code. */
export const REDEMPTION = 'redemption';

/** The request that reserved the code orders the seat itself, if nothing happens to it meanwhile. */
export const PLACE_REDEMPTION_AFTER_MS = 2_000;

/** What is still to be done for a code: its seat is to be ordered, unless it is not known any more for whom. */
export function planCode(state: CodeState): readonly PlannedCommand[] {
  if (state.kind !== 'reserved' || isForgotten(state.learner)) return [];
  const dueAt = state.reservedAt + PLACE_REDEMPTION_AFTER_MS;
  return [{ party: REDEMPTION, command: 'PlaceRedemption', lineIds: [], dueAt }];
}
