import type { CourseSettings } from './books.js';
import { refuse } from './call.js';
import type { Answer } from './call.js';
import { courseDetails } from './courses.js';

/**
 * What the Enrollment API (`/api/enrollment/v1/enrollment`) of Open edX answers when it says no: one row per error.
 * The texts carry the fragments by which clients tell the rows apart.
 */
export const enrollmentAnswers = {
  courseIdMissing: () => message(400, 'Course ID must be specified to create a new enrollment.'),
  noCourse: (course: string) => message(400, `No course '${course}' found for enrollment`),
  badActivation: (value: unknown) =>
    message(400, `'${pythonText(value)}' is an invalid enrollment activation status.`),
  badForce: (value: unknown) =>
    message(400, `'${pythonText(value)}' is an invalid force enrollment status.`),
  modeMismatch: (active: string, requested: string) =>
    message(
      400,
      `Enrollment mode mismatch: active mode=${active}, requested mode=${requested}. Won't deactivate.`,
    ),
  attributesMissing: (mode: string, required: readonly string[]) =>
    message(
      400,
      `Missing enrollment attributes: requested mode=${mode} required attributes=[${required.map((name) => `'${name}'`).join(', ')}]`,
    ),
  modeUnavailable: (mode: string, course: string, settings: CourseSettings) =>
    refuse(400, {
      message: `The [${mode}] course mode is expired or otherwise unavailable for course run [${course}].`,
      course_details: courseDetails(course, settings),
    }),
  /** Enrollment closed, course full and a failing enterprise service look all the same. */
  couldNotEnroll: (user: string, course: string) =>
    message(
      400,
      `An error occurred while creating the new course enrollment for user '${user}' in course '${course}'`,
    ),
  couldNotRead: (user: string, course: string) =>
    message(
      400,
      `An error occurred while retrieving enrollments for user '${user}' in course '${course}'`,
    ),
  cohortProblem: (cohort: string) =>
    message(400, `An error occured while adding to cohort [${cohort}]`),
  noCredentials: () =>
    refuse(
      401,
      { detail: 'Authentication credentials were not provided.' },
      { 'www-authenticate': 'JWT realm="api"' },
    ),
  badToken: () =>
    refuse(401, { detail: 'Error decoding token.' }, { 'www-authenticate': 'JWT realm="api"' }),
  modeNotPermitted: (mode: string) =>
    message(403, `User does not have permission to create enrollment with mode [${mode}].`),
  embargoed: (course: string, root: string) =>
    refuse(403, {
      message: `Users from this location cannot access the course '${course}'.`,
      user_message_url: `${root}/embargo/blocked-message/enrollment/default/`,
    }),
  /** With a platform older than 2025 the same case is a 500. */
  notAllowed: () =>
    refuse(403, {
      message: 'Enrollment is not allowed.',
      localizedMessage: 'Enrollment is not allowed.',
    }),
  /** Says nothing, so that nobody learns of other people's enrollments. */
  notYours: () => refuse(404),
  userMissing: (user: string) => message(406, `The user ${user} does not exist.`),
  throttled: (seconds: number) =>
    refuse(
      429,
      { detail: `Request was throttled. Expected available in ${seconds} seconds.` },
      { 'retry-after': String(seconds) },
    ),
  notJson: () =>
    refuse(400, { detail: 'JSON parse error - Expecting value: line 1 column 1 (char 0)' }),
  unsupportedType: (type: string) =>
    refuse(415, { detail: `Unsupported media type "${type}" in request.` }),
  crashed: () => refuse(500, '<h1>Server Error (500)</h1>', { 'content-type': 'text/html' }),
} as const;

function message(status: number, text: string): Answer {
  return refuse(status, { message: text });
}

/** The LMS is written in Python and formats values its way. */
function pythonText(value: unknown): string {
  if (value === true) return 'True';
  if (value === false) return 'False';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
