import type { Placed, RevocationResult } from '../../fulfillment-module.js';
import { rowFor } from '../../outside/failure-table.js';
import type { Heard } from '../../outside/hear.js';
import { wordsOfPerson } from '../../outside/without-person.js';
import { ENROLLMENT_API } from './failure-table.js';
import { contradicted, understand } from './judge.js';
import type { Seat } from './seat.js';

/**
 * The learner has another mode by now, by another order or an upgrade of their own: what this line gave is gone, and
 * what they have is not ours to take.
 */
function isInOtherMode(heard: Heard): boolean {
  if (heard.kind === 'silence') return false;
  return rowFor(ENROLLMENT_API, heard.reply).code === 'lms-enrollment-mode-mismatch';
}

export function judgeUnenrolled(heard: Heard, order: Placed, seat: Seat): RevocationResult {
  const { courseKey, mode } = seat;
  const receipt = { courseKey, mode };
  if (isInOtherMode(heard)) return { kind: 'revoked', receipt: { ...receipt, otherMode: true } };
  const found = understand(heard, 'change', order, seat);
  if ('kind' in found) return found;
  if (!found.isActive) return { kind: 'revoked', receipt };
  return contradicted(found, `not active in mode ${mode}`, wordsOfPerson(order.details));
}
