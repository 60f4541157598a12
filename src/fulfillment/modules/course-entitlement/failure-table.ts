import { theLms } from '../../lms/the-lms.js';
import { USUAL_FAILURES } from '../../lms/usual-failures.js';
import {
  complainsOf,
  has,
  LASTING,
  MODULE,
  row,
  UNCLEAR,
  type FailureRow,
} from '../../outside/failure-table.js';

/**
 * Source: the LMS Entitlement API v1 (openedx-platform, `entitlements/rest_api/v1/views.py`), of Django REST framework:
 * its 400s name the field.
 */
// prettier-ignore
const FAILURES: readonly FailureRow[] = [
  // May heal when the account is made, which only a person can know.
  row(400, LASTING, 'lms-user-not-found', 'The LMS does not know the learner', complainsOf('user')),
  row(400, LASTING, 'lms-course-not-found', 'The LMS does not take the course', complainsOf('course_uuid')),
  row(400, LASTING, 'lms-mode-refused', 'The LMS does not take the mode', complainsOf('mode')),
  // Of this order and course, but not among the learner's: made for somebody else, or seen too early.
  row(400, UNCLEAR, 'lms-entitlement-taken', 'The LMS has this entitlement already, but not for the learner', complainsOf('non_field_errors')),
  row(400, UNCLEAR, 'lms-bad-request', 'The LMS did not take the request'),
  // After a token was renewed.
  row(401, MODULE, 'lms-token-refused', 'The LMS does not accept our token'),
  row(403, MODULE, 'lms-forbidden', 'Our client may not do this in the LMS: it must be of staff'),
  // The REST framework says `detail` where there is a route.
  row(404, UNCLEAR, 'lms-entitlement-not-found', 'The LMS does not know the entitlement', has('detail')),
  row(404, MODULE, 'lms-api-not-found', 'There is no Entitlement API at LMS_URL'),
  ...USUAL_FAILURES,
];

export const ENTITLEMENT_API = theLms(FAILURES);
