import type { Books, CourseSettings, Enrollment } from './books.js';

const courseKey = /^course-v1:[^/+\s?]+\+[^/+\s?]+\+[^/+\s?]+$/;
const username = /^[\w.@+-]{1,150}$/;

const freeModes: ReadonlySet<string> = new Set(['audit', 'honor', 'unpaid-executive-education']);
const ordinaryModes: readonly string[] = [
  'audit',
  'honor',
  'verified',
  'professional',
  'no-id-professional',
  'credit',
  'masters',
  'paid-executive-education',
  'unpaid-executive-education',
];

export function isCourseKey(text: string): boolean {
  return courseKey.test(text);
}

/** Every well-formed course exists and is open until a tester says otherwise. */
export function courseOf(books: Books, course: string): CourseSettings {
  return books.courses.get(course) ?? {};
}

export function courseExists(books: Books, course: string): boolean {
  return isCourseKey(course) && courseOf(books, course).exists !== false;
}

export function userExists(books: Books, user: string): boolean {
  return username.test(user) && books.users.get(user)?.missing !== true;
}

export function modesOf(settings: CourseSettings, includeExpired: boolean): readonly string[] {
  const expired = settings.expiredModes ?? [];
  const offered = settings.modes ?? ordinaryModes;
  if (!includeExpired) return offered.filter((mode) => !expired.includes(mode));
  return [...offered, ...expired.filter((mode) => !offered.includes(mode))];
}

export function defaultMode(settings: CourseSettings): string {
  const modes = modesOf(settings, false);
  return !modes.includes('audit') && modes.includes('honor') ? 'honor' : 'audit';
}

/** `course_details` of the Enrollment API. */
export function courseDetails(course: string, settings: CourseSettings, includeExpired = false) {
  return {
    course_id: course,
    course_name: settings.name ?? course.replace(/^course-v1:/, ''),
    enrollment_start: null,
    enrollment_end: settings.closed === true ? '2020-01-01T00:00:00Z' : null,
    course_start: '2020-01-01T00:00:00Z',
    course_end: null,
    invite_only: false,
    course_modes: modesOf(settings, includeExpired).map((mode) => courseMode(mode, settings)),
    pacing_type: 'instructor',
  };
}

function courseMode(slug: string, settings: CourseSettings) {
  return {
    slug,
    name: slug,
    min_price: freeModes.has(slug) ? 0 : 149,
    suggested_prices: '',
    currency: 'usd',
    expiration_datetime: settings.expiredModes?.includes(slug) ? '2020-01-01T00:00:00Z' : null,
    description: null,
    sku: null,
    bulk_sku: null,
  };
}

/** The 200 body of the Enrollment API. */
export function enrollmentBody(books: Books, enrollment: Enrollment) {
  return {
    created: enrollment.created,
    mode: enrollment.mode,
    is_active: enrollment.isActive,
    user: enrollment.user,
    course_details: courseDetails(enrollment.course, courseOf(books, enrollment.course)),
  };
}
