import { flagOf } from '../json.js';
import { enrollmentOf } from './books.js';
import type { Books, Enrollment } from './books.js';
import type { Answer, Call } from './call.js';
import { mayActFor, mayActForAnyone } from './caller.js';
import {
  courseExists,
  courseOf,
  defaultMode,
  enrollmentBody,
  isCourseKey,
  modesOf,
  userExists,
} from './courses.js';
import { enrollmentAnswers as say } from './enrollment-answers.js';
import { withReadableBody } from './guards.js';
import { readEnrollmentRequest } from './enrollment-request.js';
import type { EnrollmentRequest } from './enrollment-request.js';
import { afterWrite, mergeAttributes } from './enrollment-write.js';

type Check = (books: Books, call: Call, request: EnrollmentRequest) => Answer | undefined;

const attributesByMode: ReadonlyMap<string, readonly string[]> = new Map([
  ['credit', ['credit:provider_id']],
]);

/** In the order in which the Enrollment API looks; the first that answers wins. */
const checks: readonly Check[] = [
  (_, call) => withReadableBody(call),
  (_, __, { course }) => (course === '' ? say.courseIdMissing() : undefined),
  (_, __, { course }) => (isCourseKey(course) ? undefined : say.noCourse(course)),
  (_, { caller }, { user }) => (mayActFor(caller, user) ? undefined : say.notYours()),
  (books, { caller }, { mode, course }) =>
    mayActForAnyone(caller) || mode === defaultMode(courseOf(books, course))
      ? undefined
      : say.modeNotPermitted(mode),
  (books, _, { user }) => (userExists(books, user) ? undefined : say.userMissing(user)),
  (books, call, { user, course }) =>
    isEmbargoed(books, call, user, course) ? say.embargoed(course, call.root) : undefined,
  (_, __, { isActive }) => (isFlag(isActive) ? undefined : say.badActivation(isActive)),
  (books, { caller }, { linkedEnterpriseCustomer, user, course }) =>
    linkedEnterpriseCustomer !== undefined &&
    caller.hasKey &&
    courseOf(books, course).enterpriseDown === true
      ? say.couldNotEnroll(user, course)
      : undefined,
  (_, __, { force }) => (isFlag(force) ? undefined : say.badForce(force)),
  // The LMS formats each attribute without looking first, and fails.
  (_, __, { attributesReadable }) => (attributesReadable ? undefined : say.crashed()),
];

/** Enrollment API: `POST /api/enrollment/v1/enrollment`. */
export function answerEnrollment(books: Books, call: Call): Answer {
  const request = readEnrollmentRequest(books, call);
  for (const check of checks) {
    const refusal = check(books, call, request);
    if (refusal) return refusal;
  }
  const current = enrollmentOf(books, request.user, request.course);
  const isActive = flagOf(request.isActive);
  const differs =
    current !== undefined &&
    (current.mode !== request.mode || (isActive ?? current.isActive) !== current.isActive);
  return current !== undefined && differs && mayActForAnyone(call.caller)
    ? update(books, call, request, current)
    : add(books, call, request, current);
}

/** Looks neither at the closing date nor at free seats, and takes expired modes from the holder of the key. */
function update(books: Books, call: Call, request: EnrollmentRequest, current: Enrollment): Answer {
  const { user, course, mode } = request;
  const isActive = flagOf(request.isActive) ?? current.isActive;
  if (!isActive && current.isActive && current.mode !== mode) {
    return say.modeMismatch(current.mode, mode);
  }
  const missing = missingAttributes(request);
  if (missing.length > 0) return say.attributesMissing(mode, missing);
  const unavailable = modeUnavailable(books, request, call.caller.hasKey || !isActive);
  if (unavailable) return unavailable;
  const attributes = mergeAttributes(current.attributes, request.attributes);
  return afterWrite(books, request, { ...current, user, course, mode, isActive, attributes });
}

/** Closed and full come before "is enrolled already", so a repeat after the closing date fails as a first call does. */
function add(
  books: Books,
  call: Call,
  request: EnrollmentRequest,
  current: Enrollment | undefined,
): Answer {
  const { user, course, mode } = request;
  const isActive = flagOf(request.isActive) ?? true;
  const unavailable = modeUnavailable(books, request, !isActive);
  if (unavailable) return unavailable;
  const refusal = accessRefusal(books, user, course);
  if (refusal) return refusal;
  if (current?.isActive) return { status: 200, body: enrollmentBody(books, current), changes: [] };
  const attributes = mergeAttributes(current?.attributes ?? [], request.attributes);
  const created = current?.created ?? call.at;
  return afterWrite(books, request, {
    ...current,
    ...{ user, course, mode, isActive, created, attributes },
  });
}

function accessRefusal(books: Books, user: string, course: string): Answer | undefined {
  const { notAllowed, closed, full } = courseOf(books, course);
  if (notAllowed === true || books.users.get(user)?.notAllowed === true) return say.notAllowed();
  return closed === true || full === true ? say.couldNotEnroll(user, course) : undefined;
}

function modeUnavailable(books: Books, request: EnrollmentRequest, includeExpired: boolean) {
  const { course, mode } = request;
  if (!courseExists(books, course)) return say.noCourse(course);
  const settings = courseOf(books, course);
  return modesOf(settings, includeExpired).includes(mode)
    ? undefined
    : say.modeUnavailable(mode, course, settings);
}

/** A request without any attribute is not asked for them: that is how a credit enrollment is revoked. */
function missingAttributes({ mode, attributes }: EnrollmentRequest): readonly string[] {
  if (attributes.length === 0) return [];
  const given = attributes.map(({ namespace, name }) => `${namespace}:${name}`);
  return (attributesByMode.get(mode) ?? []).filter((required) => !given.includes(required));
}

function isEmbargoed(books: Books, call: Call, user: string, course: string): boolean {
  const learnerIp = call.forwardedFor?.split(',')[0]?.trim();
  return (
    books.users.get(user)?.embargoed === true ||
    (learnerIp !== undefined && courseOf(books, course).embargoedIps?.includes(learnerIp) === true)
  );
}

function isFlag(value: unknown): boolean {
  return value === undefined || typeof value === 'boolean';
}
