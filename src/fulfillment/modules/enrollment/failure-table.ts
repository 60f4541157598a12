import { theLms } from '../../lms/the-lms.js';
import { USUAL_FAILURES } from '../../lms/usual-failures.js';
import {
  has,
  isEmpty,
  LASTING,
  MODULE,
  row,
  says,
  UNCLEAR,
  type FailureRow,
} from '../../outside/failure-table.js';

/**
 * Source: the LMS Enrollment API v1 (openedx-platform, `enrollments/views.py`), which
 * tells its 400s apart by the text of `message` only.
 */
// prettier-ignore
export const FAILURES: readonly FailureRow[] = [
  row(400, LASTING, 'lms-course-missing', 'The LMS misses the course', says(/^Course ID must be specified/)),
  row(400, LASTING, 'lms-course-not-found', 'The LMS does not know the course', says(/^No course .* found/s)),
  row(400, LASTING, 'lms-activation-invalid', 'The LMS refuses the activation', says(/invalid enrollment activation status/)),
  row(400, LASTING, 'lms-force-invalid', 'The LMS refuses to force it', says(/invalid force enrollment status/)),
  row(400, LASTING, 'lms-enrollment-mode-mismatch', 'The learner is in another mode', says(/^Enrollment mode mismatch/)),
  row(400, LASTING, 'lms-attributes-missing', 'The LMS misses attributes', says(/^Missing enrollment attributes/)),
  row(400, LASTING, 'lms-enrollment-mode-expired', 'The course is no longer offered in this mode', says(/course mode is expired or otherwise unavailable/)),
  row(400, LASTING, 'lms-cohort-problem', 'The LMS refuses the cohort', says(/adding to cohort/)),
  // One text for three things: enrollment closed, course full, a failing enterprise service.
  row(400, UNCLEAR, 'lms-enrollment-failed', 'The LMS could not enroll', says(/^An error occurred while creating the new course enrollment/)),
  // What newer versions and plugins add.
  row(400, UNCLEAR, 'lms-bad-request', 'The LMS did not take the request'),
  // `detail`: wrong or no `X-Edx-Api-Key`.
  row(401, MODULE, 'lms-unauthorized', 'The LMS does not accept our API key'),
  // Modes other than audit and honor need the key.
  row(403, MODULE, 'lms-forbidden', 'The LMS does not let us enroll', says(/does not have permission to create enrollment with mode/)),
  // By the learner's address or profile.
  row(403, LASTING, 'lms-embargo', 'The LMS has an embargo on the learner', has('user_message_url')),
  // EnrollmentNotAllowed: 403 since 2025, 500 before.
  row(403, LASTING, 'lms-enrollment-not-allowed', 'The LMS does not allow the enrollment', has('message')),
  // `detail` of the REST framework, or a page of something that stands before the LMS.
  row(403, MODULE, 'lms-forbidden', 'The LMS does not let us in'),
  // Acting for another user without the key: empty, so that nobody learns who is enrolled.
  row(404, MODULE, 'lms-forbidden', 'The LMS does not let us act for learners', isEmpty),
  // Every LMS has the route, so this is none.
  row(404, MODULE, 'lms-api-not-found', 'There is no Enrollment API at LMS_URL'),
  // May heal when the account is made, which only a person can know.
  row(406, LASTING, 'lms-user-not-found', 'The LMS does not know the learner'),
  ...USUAL_FAILURES,
];

export const ENROLLMENT_API = theLms(FAILURES);
