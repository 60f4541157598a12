import { emptyBooks, applyChange } from '../../../src/sandbox/lms/fold.js';
import type { OpenBooks } from '../../../src/sandbox/lms/fold.js';
import type { Change } from '../../../src/sandbox/lms/books.js';
import type { Answer, Call } from '../../../src/sandbox/lms/call.js';
import { enrollmentRoutes } from '../../../src/sandbox/lms/enrollment-routes.js';

/** The Enrollment API without HTTP: given what the LMS knows, post. */
export const course = 'course-v1:edX+DemoX+2026';
export const at = '2026-11-23T10:00:00.000Z';

export const withKey = { hasKey: true, badToken: false };
export const staff = { hasKey: false, badToken: false, user: { name: 'worker', staff: true } };
export const ada = { hasKey: false, badToken: false, user: { name: 'ada', staff: false } };

export function post(books: OpenBooks, body: object, call: Partial<Call> = {}): Answer {
  const route = enrollmentRoutes.find(({ name }) => name === 'enrollment.post')!;
  const answer = route.answer(books, {
    at,
    caller: withKey,
    path: route.url,
    query: {},
    body: body as Call['body'],
    contentType: 'application/json',
    authorization: undefined,
    forwardedFor: undefined,
    root: 'http://lms',
    newId: () => 'id',
    ...call,
  });
  for (const change of answer.changes) applyChange(books, change);
  return answer;
}

export function given(...changes: Change[]): OpenBooks {
  const books = emptyBooks();
  for (const change of changes) applyChange(books, change);
  return books;
}

export function seat(over: object = {}): object {
  return {
    user: 'ada',
    mode: 'verified',
    is_active: true,
    course_details: { course_id: course },
    ...over,
  };
}

export const courseIs = (settings: object): Change => ({ type: 'course', course, settings });
export const userIs = (settings: object): Change => ({ type: 'user', user: 'ada', settings });
export const enrolled = (mode = 'verified', isActive = true): Change => ({
  type: 'enrollment',
  enrollment: { user: 'ada', course, mode, isActive, created: at, attributes: [] },
});
