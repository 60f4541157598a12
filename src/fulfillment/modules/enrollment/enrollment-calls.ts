import { toRfc3339 } from '../../../kernel/time.js';
import type { LmsAccess, Placed } from '../../fulfillment-module.js';
import { lmsUrl } from '../../lms/lms-url.js';
import { fitsHeader } from '../../outside/fits-header.js';
import type { OutsideCall } from '../../outside/hear.js';
import { enterpriseOf } from './enterprise-of.js';
import type { Seat } from './seat.js';

const PATH = '/api/enrollment/v1/enrollment';

/** Without a slash at the end: the LMS knows no other spelling. */
function enrollmentUrl(lms: LmsAccess, rest = ''): URL {
  return lmsUrl(lms, `${PATH}${rest}`);
}

/** The LMS's URL patterns for user and course (`USERNAME_REGEX_PARTIAL`, `COURSE_KEY_PATTERN` in its settings). */
const ROUTED_USERNAME = /^[\p{L}\p{N}_ .@+-]+$/u;
const ROUTED_COURSE_KEY = /^([^/+]+)[/+]([^/+]+)[/+]([^/?]+)$/;

/** `foo+bar+baz` has a route, but is no key, and the LMS stumbles over it: a key has a namespace or is of the old kind. */
const COURSE_KEY = /^(?:[a-z][a-z0-9-]*:[^/]+|[^/:]+\/[^/]+\/[^/]+)$/;

/**
 * False: the LMS has no route to read such an enrollment, and no way to have made one. Its 404 would look like a wrong
 * `LMS_URL`; asked to enroll, it says plainly what is wrong.
 */
export function isReadable(username: string, courseKey: string): boolean {
  return (
    ROUTED_USERNAME.test(username) &&
    ROUTED_COURSE_KEY.test(courseKey) &&
    COURSE_KEY.test(courseKey) &&
    !/\p{Cs}/u.test(courseKey) &&
    !courseKey.split('/').some((part) => part === '.' || part === '..')
  );
}

/** Reads the learner's enrollment. The LMS decodes the path before it looks for the comma and the pluses in it. */
export function readCall(order: Placed, seat: Seat, lms: LmsAccess, apiKey: string): OutsideCall {
  const username = encodeURIComponent(order.details.user.username);
  // Keys of the old kind hold slashes; some web servers refuse them encoded.
  const course = seat.courseKey.split('/').map(encodeURIComponent).join('/');
  const url = enrollmentUrl(lms, `/${username},${course}`);
  return { method: 'GET', url, headers: headersOf(order, apiKey) };
}

/** Enrolls the learner, or moves them to the mode they paid for. */
export function enrollCall(order: Placed, seat: Seat, lms: LmsAccess, apiKey: string): OutsideCall {
  return {
    method: 'POST',
    url: enrollmentUrl(lms),
    headers: { 'Content-Type': 'application/json', ...headersOf(order, apiKey) },
    body: JSON.stringify({
      user: order.details.user.username,
      is_active: true,
      mode: seat.mode,
      course_details: { course_id: seat.courseKey },
      enrollment_attributes: attributesOf(order, seat),
      // Absent where there is none.
      linked_enterprise_customer: enterpriseOf(order),
    }),
  };
}

/**
 * Ends the enrollment in the mode that was paid for, and in no other: the mode tells the LMS which one. Without
 * attributes: those of the order stay as they were written.
 */
export function unenrollCall(
  order: Placed,
  seat: Seat,
  lms: LmsAccess,
  apiKey: string,
): OutsideCall {
  return {
    method: 'POST',
    url: enrollmentUrl(lms),
    headers: { 'Content-Type': 'application/json', ...headersOf(order, apiKey) },
    body: JSON.stringify({
      user: order.details.user.username,
      is_active: false,
      mode: seat.mode,
      course_details: { course_id: seat.courseKey },
    }),
  };
}

function attributesOf({ details, placedAt }: Placed, { creditProvider }: Seat) {
  const wholeSeconds = toRfc3339(placedAt).replace(/\.\d+Z$/, 'Z');
  return [
    { namespace: 'order', name: 'order_number', value: details.orderNumber },
    { namespace: 'order', name: 'date_placed', value: wholeSeconds },
    ...(creditProvider === undefined
      ? []
      : [{ namespace: 'credit', name: 'provider_id', value: creditProvider }]),
  ];
}

function headersOf({ details: { context } }: Placed, apiKey: string): Record<string, string> {
  const { ip = '', gaClientId = '' } = context ?? {};
  return {
    'X-Edx-Api-Key': apiKey,
    // The embargo check is about the learner's address, not ours.
    ...(fitsHeader(ip) && { 'X-Forwarded-For': ip }),
    ...(fitsHeader(gaClientId) && { 'X-Edx-Ga-Client-Id': gaClientId }),
  };
}
