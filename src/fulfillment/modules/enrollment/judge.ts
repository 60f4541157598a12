import type { AttemptResult, LineFailed, Placed } from '../../fulfillment-module.js';
import { isHigherMode } from '../../lms/course-mode.js';
import { enrollmentOf, isAbout, type Enrollment } from './enrollment.js';
import { plain } from '../../outside/explain.js';
import { failedBy, type Purpose } from '../../outside/failures.js';
import type { Heard } from '../../outside/hear.js';
import type { Reply } from '../../outside/reply.js';
import { wordsOfPerson } from '../../outside/without-person.js';
import { ENROLLMENT_API } from './failure-table.js';
import type { Seat } from './seat.js';

/** Enrollment API: without an enrollment the read answers 200 with an empty body. */
function saysNone({ status, body, json }: Reply): boolean {
  return status === 200 && (body.trim() === '' || json === null);
}

/** The enrollment that the LMS answered with, when it is the one we spoke of; else what is wrong. */
export function understand(
  heard: Heard,
  purpose: Purpose,
  { details }: Placed,
  { courseKey }: Seat,
): Enrollment | LineFailed {
  const enrollment = enrollmentIn(heard);
  const ours = enrollment && isAbout(enrollment, details.user.username, courseKey);
  return ours ? enrollment : failedBy(ENROLLMENT_API, heard, purpose, wordsOfPerson(details));
}

function enrollmentIn(heard: Heard): Enrollment | undefined {
  if (heard.kind === 'silence' || heard.reply.status !== 200) return undefined;
  return enrollmentOf(heard.reply.json);
}

/**
 * The receipt says where the learner is, not how they came there: whoever looks later sees the same, so two workers
 * with one success each have one receipt.
 */
function fulfilled({ courseKey }: Seat, mode: string, superseded: boolean): AttemptResult {
  const receipt = { courseKey, mode, ...(superseded && { superseded }) };
  return { kind: 'fulfilled', receipt };
}

/** What reading the enrollment settled. Undefined: nothing, the learner is to be enrolled. */
export function judgeRead(heard: Heard, order: Placed, seat: Seat): AttemptResult | undefined {
  if (heard.kind === 'reply' && saysNone(heard.reply)) return undefined;
  const found = understand(heard, 'read', order, seat);
  if ('kind' in found) return found;
  if (!found.isActive) return undefined;
  if (found.mode === seat.mode) return fulfilled(seat, seat.mode, false);
  return isHigherMode(found.mode, seat.mode) ? fulfilled(seat, found.mode, true) : undefined;
}

/** A 200 alone is no proof: the enrollment must be the one that we asked for. */
export function judgeEnrolled(heard: Heard, order: Placed, seat: Seat): AttemptResult {
  const made = understand(heard, 'change', order, seat);
  if ('kind' in made) return made;
  if (made.isActive && made.mode === seat.mode) return fulfilled(seat, seat.mode, false);
  const paidFor = `active in mode ${seat.mode}`;
  return contradicted(made, paidFor, wordsOfPerson(order.details));
}

/** @param asked what the enrollment should be by now */
export function contradicted(
  made: Enrollment,
  asked: string,
  words: readonly string[],
): LineFailed {
  const activity = made.isActive ? 'active' : 'not active';
  const found = `${activity} in mode ${made.mode}`;
  const message = `The LMS answered that the learner is ${found}; asked for was ${asked}.`;
  return {
    kind: 'failed',
    class: 'server',
    code: 'lms-enrollment-differs',
    message: plain(message, words),
    retryable: true,
    outcomeUnknown: true,
  };
}
