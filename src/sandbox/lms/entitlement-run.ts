import { enrollmentOf } from './books.js';
import type { Books, Enrollment, Entitlement } from './books.js';
import { courseOf, modesOf } from './courses.js';

const upgradeable: ReadonlySet<string> = new Set(['audit', 'honor']);

/** Entitlement API: a user who is in exactly one run that can be upgraded gets it upgraded, and the run attached. */
export function upgradeOnlyRun(
  books: Books,
  { user, courseUuid, mode }: { user: string; courseUuid: string; mode: string },
): Enrollment | undefined {
  const runs = (books.catalog.get(courseUuid) ?? []).flatMap((course) => {
    const enrollment = enrollmentOf(books, user, course);
    const canUpgrade =
      enrollment?.isActive === true &&
      upgradeable.has(enrollment.mode) &&
      modesOf(courseOf(books, course), false).includes(mode);
    return canUpgrade ? [enrollment] : [];
  });
  const [only] = runs;
  return runs.length === 1 && only ? { ...only, mode } : undefined;
}

/** The enrollment that ends with its entitlement. */
export function unenrollRun(books: Books, entitlement: Entitlement): Enrollment | undefined {
  const { enrollmentCourseRun, user } = entitlement;
  const enrollment =
    enrollmentCourseRun === null ? undefined : enrollmentOf(books, user, enrollmentCourseRun);
  return enrollment?.isActive === true ? { ...enrollment, isActive: false } : undefined;
}
