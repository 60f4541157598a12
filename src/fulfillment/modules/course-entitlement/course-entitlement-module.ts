import type { CreateModule } from '../../fulfillment-module.js';
import { NO_CLIENT } from '../../lms/with-token.js';
import { endEntitlement } from './end-entitlement.js';
import { entitleLearner } from './entitle-learner.js';

/** Executive education is given by another company's system, whatever its product type says. */
const EXECUTIVE_EDUCATION = /(?:^|-)executive-education$/;

/** The right to enroll in any run of a course is made good by an entitlement in the LMS. */
export const createCourseEntitlementModule: CreateModule = (context) => ({
  name: 'course-entitlement',
  repeatable: true,
  lacks:
    context.lms.oauth === undefined
      ? {
          variable: 'LMS_OAUTH_CLIENT_ID and LMS_OAUTH_CLIENT_SECRET',
          example: 'LMS_OAUTH_CLIENT_ID=makegood LMS_OAUTH_CLIENT_SECRET=<of an LMS application>',
          failure: NO_CLIENT,
        }
      : undefined,
  supports: ({ productType, attributes }) =>
    productType === 'Course Entitlement' &&
    !EXECUTIVE_EDUCATION.test(String(attributes?.['certificateType'] ?? '')),
  async *fulfillProduct(order, lines, attempt) {
    for (const line of lines) {
      yield { lineId: line.id, ...(await entitleLearner(context, order, line, attempt)) };
    }
  },
  revokeLine: (order, line, attempt) => endEntitlement(context, order, line, attempt),
});
