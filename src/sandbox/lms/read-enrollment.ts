import { enrollmentOf } from './books.js';
import type { Books } from './books.js';
import type { Answer, Call } from './call.js';
import { courseExists, enrollmentBody } from './courses.js';
import { mayActFor } from './caller.js';
import { enrollmentAnswers as say } from './enrollment-answers.js';

const pair = /^(?:([^,]+),)?([^,]+)$/;

/** Enrollment API: `GET /api/enrollment/v1/enrollment/{username},{course_id}`, or without the user: the caller's own. */
export function answerReadEnrollment(books: Books, call: Call): Answer {
  const { user = '', course = '' } = userAndCourse(call);
  if (course === '' || !mayActFor(call.caller, user)) return say.notYours();
  if (!courseExists(books, course)) return say.couldNotRead(user, course);
  const enrollment = enrollmentOf(books, user, course);
  // No enrollment is a 200 without a body, not a 404.
  return enrollment
    ? { status: 200, body: enrollmentBody(books, enrollment), changes: [] }
    : { status: 200, changes: [] };
}

/** Enrollment API: `GET /api/enrollment/v1/enrollment?user=`: the active ones. */
export function answerListEnrollments(books: Books, call: Call): Answer {
  const user = call.query['user'] ?? call.caller.user?.name ?? '';
  // Of another user the LMS shows only what the caller teaches, which here is nothing.
  const shown = mayActFor(call.caller, user)
    ? [...(books.enrollments.get(user)?.values() ?? [])]
    : [];
  const body = shown.filter(({ isActive }) => isActive).map((one) => enrollmentBody(books, one));
  return { status: 200, body, changes: [] };
}

export function userAndCourse(call: Pick<Call, 'path' | 'caller'>): {
  user?: string | undefined;
  course?: string | undefined;
} {
  const last = call.path.split('/enrollment/v1/enrollment/')[1] ?? '';
  const found = pair.exec(last);
  return { user: found?.[1] ?? call.caller.user?.name, course: found?.[2] };
}
