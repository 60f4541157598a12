import { derivedId } from '../../kernel/ids.js';
import type { LineOutcome } from '../../order/decide/record-outcomes.js';
import type { ClaimedCommand } from '../../platform/sagas/due-command.js';
import type { FulfillmentModules } from '../fulfillment-modules.js';

/** After so many claims in a row that nobody came back from, the next one does not try again by itself at once. */
export const MOST_LOST_CLAIMS = 3;

/** One call for one line: what it was decided on, and which of the calls for the line it is. */
interface Call {
  readonly lineId: string;
  readonly basis: number;
  readonly attempt: number | 'revocation';
}

/** What a claimed command found out about a line, as it is recorded. */
export function claimedOutcome(
  { stream, token, party }: ClaimedCommand,
  modules: FulfillmentModules,
  { lineId, basis, attempt }: Call,
  result: LineOutcome['result'],
): LineOutcome {
  return {
    ...{ lineId, module: party, basis, result },
    commandId: derivedId(stream, lineId, attempt, token),
    jitter: Math.random(),
    policy: modules.retryPolicy(party),
  };
}
