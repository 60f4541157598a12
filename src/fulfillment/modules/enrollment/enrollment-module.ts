import type { CreateModule } from '../../fulfillment-module.js';
import { enrollLearner } from './enroll-learner.js';
import { NO_API_KEY } from './no-call.js';
import { unenrollLearner } from './unenroll-learner.js';

/** A seat in a course is made good by an active enrollment of the learner, in the mode that was paid for. */
export const createEnrollmentModule: CreateModule = (context) => ({
  name: 'enrollment',
  repeatable: true,
  lacks:
    context.lms.apiKey === undefined
      ? {
          variable: 'LMS_API_KEY',
          example: 'LMS_API_KEY=<the EDX_API_KEY of the LMS>',
          failure: NO_API_KEY,
        }
      : undefined,
  supports: ({ productType }) => productType === 'Seat',
  // One line after another: few orders have many, and many orders are worked on at the same time.
  async *fulfillProduct(order, lines, attempt) {
    for (const line of lines) {
      yield { lineId: line.id, ...(await enrollLearner(context, order, line, attempt)) };
    }
  },
  revokeLine: (order, line, attempt) => unenrollLearner(context, order, line, attempt),
});
