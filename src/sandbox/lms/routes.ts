import type { Books } from './books.js';
import type { Answer, Call } from './call.js';
import { answerEnrollment } from './enroll.js';
import { enrollmentAnswers as say } from './enrollment-answers.js';
import type { RouteName } from './faults.js';
import { answerListEnrollments, answerReadEnrollment, userAndCourse } from './read-enrollment.js';
import { objectOf, textOf } from '../json.js';

/** What the ledger says a call was about. */
export interface Subject {
  readonly user?: string | undefined;
  readonly course?: string | undefined;
  readonly mode?: string | undefined;
}

export interface LmsRoute {
  readonly name: RouteName;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  answer(books: Books, call: Call): Answer;
  subject(books: Books, call: Call): Subject;
  /** The body is kept in the ledger, unless it carries a secret. */
  readonly secretBody?: true;
  readonly throttled?: true;
}

export const lmsRoutes: readonly LmsRoute[] = [
  {
    name: 'enrollment.post',
    method: 'POST',
    url: '/api/enrollment/v1/enrollment',
    answer: (books, call) => withKeyOrToken(call) ?? answerEnrollment(books, call),
    subject: (_, { body }) => ({
      user: textOf(body['user']),
      course: textOf(objectOf(body['course_details'])['course_id']),
      mode: textOf(body['mode']),
    }),
    throttled: true,
  },
  {
    name: 'enrollment.get',
    method: 'GET',
    url: '/api/enrollment/v1/enrollment/*',
    answer: (books, call) => withKeyOrToken(call) ?? answerReadEnrollment(books, call),
    subject: (_, call) => userAndCourse(call),
    throttled: true,
  },
  {
    name: 'enrollment.list',
    method: 'GET',
    url: '/api/enrollment/v1/enrollment',
    answer: (books, call) => withKeyOrToken(call) ?? answerListEnrollments(books, call),
    subject: (_, { query }) => ({ user: query['user'] }),
    throttled: true,
  },
];

/** Enrollment API: the key gives server powers and is never throttled; others need a token. */
function withKeyOrToken({ caller, throttledFor }: Call): Answer | undefined {
  if (caller.badToken) return say.badToken();
  if (!caller.hasKey && !caller.user) return say.noCredentials();
  return throttledFor === undefined ? undefined : say.throttled(throttledFor);
}
