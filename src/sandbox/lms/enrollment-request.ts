import { isObject, objectOf, textOf } from '../json.js';
import type { Books, EnrollmentAttribute } from './books.js';
import type { Call } from './call.js';
import { courseOf, defaultMode } from './courses.js';

export interface EnrollmentRequest {
  readonly user: string;
  readonly course: string;
  readonly mode: string;
  /** Absent: leave it as it is, or active where there is no enrollment. */
  readonly isActive: unknown;
  readonly force: unknown;
  readonly attributes: readonly EnrollmentAttribute[];
  readonly attributesReadable: boolean;
  readonly linkedEnterpriseCustomer: string | undefined;
  readonly cohort: string | undefined;
}

export function readEnrollmentRequest(books: Books, call: Call): EnrollmentRequest {
  const body = call.body;
  const course = textOf(objectOf(body['course_details'])['course_id']) ?? '';
  const attributes = body['enrollment_attributes'] ?? [];
  const readable = Array.isArray(attributes) && attributes.every(isAttribute);
  return {
    user: textOf(body['user']) ?? call.caller.user?.name ?? '',
    course,
    // Enrollment API: a mode that is left out means the course's default mode.
    mode: textOf(body['mode']) ?? defaultMode(courseOf(books, course)),
    isActive: given(body['is_active']),
    force: given(body['force_enrollment']),
    attributes: readable ? attributes : [],
    attributesReadable: readable,
    linkedEnterpriseCustomer: textOf(body['linked_enterprise_customer']),
    cohort: textOf(body['cohort']),
  };
}

/** JSON's null is Python's None: as if it were left out. */
function given(value: unknown): unknown {
  return value === null ? undefined : value;
}

function isAttribute(value: unknown): value is EnrollmentAttribute {
  return (
    isObject(value) &&
    ['namespace', 'name', 'value'].every((field) => typeof value[field] === 'string')
  );
}
