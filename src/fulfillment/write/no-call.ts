import { CallRefused } from '../../platform/http/call-refused.js';
import { ClaimLost, PartyPaused } from '../../platform/sagas/due-command.js';

/**
 * A module ended because a call was not made: the claim is another's, a person paused it, or the other side is given a rest. That is nothing to
 * record and no attempt; the command is given back, and comes again later.
 */
export function isNoCall(error: unknown): boolean {
  return [ClaimLost, PartyPaused, CallRefused].some((kind) => error instanceof kind);
}
