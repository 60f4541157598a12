import type {
  Attempt,
  Line,
  ModuleContext,
  Placed,
  RevocationResult,
} from '../../fulfillment-module.js';
import { fitsHeader } from '../../outside/fits-header.js';
import { hear } from '../../outside/hear.js';
import { unenrollCall } from './enrollment-calls.js';
import { judgeUnenrolled } from './judge-unenrolled.js';
import { NO_API_KEY, NO_COURSE_KEY } from './no-call.js';
import { seatOf } from './seat.js';

/** Takes the seat back. The LMS answers a repeat with 200, so it need not be read first. */
export async function unenrollLearner(
  { http, lms }: ModuleContext,
  order: Placed,
  line: Line,
  attempt: Attempt,
): Promise<RevocationResult> {
  const { apiKey } = lms;
  if (apiKey === undefined || !fitsHeader(apiKey)) return NO_API_KEY;
  const seat = seatOf(line);
  if (!seat) return NO_COURSE_KEY;
  await attempt.begin(line);
  const heard = await hear(http, unenrollCall(order, seat, lms, apiKey), lms.timeoutMs);
  return judgeUnenrolled(heard, order, seat);
}
