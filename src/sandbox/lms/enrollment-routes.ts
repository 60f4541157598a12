import { objectOf, textOf } from '../json.js';
import { answerEnrollment } from './enroll.js';
import { withKeyOrToken } from './guards.js';
import { answerListEnrollments, answerReadEnrollment, userAndCourse } from './read-enrollment.js';
import type { LmsRoute } from './route.js';

export const enrollmentRoutes: readonly LmsRoute[] = [
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
