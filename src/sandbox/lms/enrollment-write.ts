import { isDeepStrictEqual } from 'node:util';
import { enrollmentOf } from './books.js';
import type { Books, Enrollment, EnrollmentAttribute } from './books.js';
import type { Answer } from './call.js';
import { courseOf, enrollmentBody } from './courses.js';
import { enrollmentAnswers as say } from './enrollment-answers.js';
import type { EnrollmentRequest } from './enrollment-request.js';

/** The answer after the enrollment is written, or found to be so already. */
export function afterWrite(books: Books, request: EnrollmentRequest, written: Enrollment): Answer {
  const linked = request.linkedEnterpriseCustomer;
  const enrollment = {
    ...written,
    ...(linked !== undefined && { linkedEnterpriseCustomer: linked }),
  };
  const before = enrollmentOf(books, enrollment.user, enrollment.course);
  const changes = isDeepStrictEqual(before, enrollment)
    ? []
    : [{ type: 'enrollment' as const, enrollment }];
  // The LMS enrolls first and looks for the cohort afterwards: a 400 that has enrolled all the same.
  const { cohort } = request;
  if (cohort !== undefined && !courseOf(books, request.course).cohorts?.includes(cohort)) {
    return { ...say.cohortProblem(cohort), changes };
  }
  return { status: 200, body: enrollmentBody(books, enrollment), changes };
}

/** One value per namespace and name; the newest stays. */
export function mergeAttributes(
  old: readonly EnrollmentAttribute[],
  added: readonly EnrollmentAttribute[],
): readonly EnrollmentAttribute[] {
  const key = ({ namespace, name }: EnrollmentAttribute) => `${namespace}:${name}`;
  return [
    ...new Map(
      [...old, ...added].map(({ namespace, name, value }) => {
        const attribute = { namespace, name, value };
        return [key(attribute), attribute] as const;
      }),
    ).values(),
  ];
}
