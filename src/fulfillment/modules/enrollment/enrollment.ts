import { isObject } from '../../outside/json.js';

/** An enrollment as the LMS tells it; what it leaves out is undefined. */
export interface Enrollment {
  readonly mode: string;
  readonly isActive: boolean;
  readonly user?: string;
  readonly courseKey?: string;
}

/** Undefined: the JSON is no enrollment. */
export function enrollmentOf(json: unknown): Enrollment | undefined {
  if (!isObject(json)) return undefined;
  const { mode, is_active: isActive, user, course_details: course } = json;
  if (typeof mode !== 'string' || typeof isActive !== 'boolean') return undefined;
  // Enrollment API: `course_details` is null when the course was deleted from the LMS's catalogue.
  const courseKey = isObject(course) ? course['course_id'] : undefined;
  return {
    mode,
    isActive,
    ...(typeof user === 'string' && { user }),
    ...(typeof courseKey === 'string' && { courseKey }),
  };
}

/** False: the LMS speaks of somebody else or another course. Its database compares both without case. */
export function isAbout(enrollment: Enrollment, username: string, courseKey: string): boolean {
  return same(enrollment.user, username) && same(enrollment.courseKey, courseKey);
}

function same(told: string | undefined, asked: string): boolean {
  return told === undefined || told.toLowerCase() === asked.toLowerCase();
}
