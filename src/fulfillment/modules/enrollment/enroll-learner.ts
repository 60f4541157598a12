import type {
  Attempt,
  AttemptResult,
  Line,
  ModuleContext,
  Placed,
} from '../../fulfillment-module.js';
import { askingFor } from '../../lms/with-token.js';
import { fitsHeader } from '../../outside/fits-header.js';
import { hear, type Heard, type OutsideCall } from '../../outside/hear.js';
import { enrollCall, isReadable, readCall } from './enrollment-calls.js';
import { enterpriseOf } from './enterprise-of.js';
import { judgeEnrolled, judgeRead } from './judge.js';
import { linkToEnterprise } from './link-to-enterprise.js';
import { NO_API_KEY, NO_COURSE_KEY } from './no-call.js';
import { seatOf } from './seat.js';

/**
 * One attempt at one line. It looks before it enrolls: the LMS checks "closed" and "full" first, and so refuses a
 * repeat for somebody who is enrolled already; and an enrollment in a higher mode must not be lowered.
 */
export async function enrollLearner(
  context: ModuleContext,
  order: Placed,
  line: Line,
  attempt: Attempt,
): Promise<AttemptResult> {
  const { http, lms } = context;
  const { apiKey } = lms;
  if (apiKey === undefined || !fitsHeader(apiKey)) return NO_API_KEY;
  const seat = seatOf(line);
  if (!seat) return NO_COURSE_KEY;

  const ask = async (call: OutsideCall): Promise<Heard> => {
    await attempt.begin(line);
    return hear(http, call, lms.timeoutMs);
  };
  if (isReadable(order.details.user.username, seat.courseKey)) {
    const settled = judgeRead(await ask(readCall(order, seat, lms, apiKey)), order, seat);
    if (settled) return settled;
  }
  const customer = enterpriseOf(order);
  if (customer !== undefined) {
    const learner = { username: order.details.user.username, customer };
    const failure = await linkToEnterprise(context, learner, askingFor(order, line, attempt));
    if (failure) return failure;
  }
  return judgeEnrolled(await ask(enrollCall(order, seat, lms, apiKey)), order, seat);
}
