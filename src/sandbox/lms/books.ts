import type { Fault } from './faults.js';

export interface EnrollmentAttribute {
  readonly namespace: string;
  readonly name: string;
  readonly value: string;
}

export interface Enrollment {
  readonly user: string;
  readonly course: string;
  readonly mode: string;
  readonly isActive: boolean;
  readonly created: string;
  readonly attributes: readonly EnrollmentAttribute[];
  readonly linkedEnterpriseCustomer?: string;
}

export interface Entitlement {
  readonly uuid: string;
  readonly user: string;
  readonly courseUuid: string;
  readonly mode: string;
  readonly orderNumber: string | null;
  readonly emailOptIn: boolean;
  readonly enrollmentCourseRun: string | null;
  readonly expiredAt: string | null;
  readonly created: string;
  readonly modified: string;
  readonly refundLocked: boolean;
  readonly supportDetails: readonly unknown[];
}

export interface EnterpriseLearner {
  readonly id: number;
  readonly customer: string;
  readonly username: string;
  readonly active: boolean;
}

/** What a tester may say about a course; whatever is left out is as at an ordinary open course. */
export interface CourseSettings {
  readonly exists?: boolean;
  readonly name?: string;
  readonly closed?: boolean;
  readonly full?: boolean;
  readonly modes?: readonly string[];
  readonly expiredModes?: readonly string[];
  readonly embargoedIps?: readonly string[];
  readonly notAllowed?: boolean;
  readonly enterpriseDown?: boolean;
  readonly cohorts?: readonly string[];
}

export interface UserSettings {
  readonly missing?: boolean;
  readonly embargoed?: boolean;
  readonly notAllowed?: boolean;
}

export type Change =
  | { readonly type: 'enrollment'; readonly enrollment: Enrollment }
  | { readonly type: 'entitlement'; readonly entitlement: Entitlement }
  | { readonly type: 'enterprise-learner'; readonly learner: EnterpriseLearner }
  | { readonly type: 'course'; readonly course: string; readonly settings: CourseSettings }
  | { readonly type: 'user'; readonly user: string; readonly settings: UserSettings }
  | { readonly type: 'catalog'; readonly courseUuid: string; readonly runs: readonly string[] }
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'fault-used'; readonly id: string }
  | { readonly type: 'faults-cleared' };

/** What the LMS knows. Deciders read it; only `applyChange` writes it. */
export interface Books {
  readonly enrollments: ReadonlyMap<string, ReadonlyMap<string, Enrollment>>;
  readonly entitlements: ReadonlyMap<string, Entitlement>;
  readonly entitlementsByUser: ReadonlyMap<string, readonly string[]>;
  readonly entitlementsByOrder: ReadonlyMap<string, readonly string[]>;
  readonly enterpriseLearners: ReadonlyMap<string, EnterpriseLearner>;
  readonly courses: ReadonlyMap<string, CourseSettings>;
  readonly users: ReadonlyMap<string, UserSettings>;
  /** Course runs by course uuid. */
  readonly catalog: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly Fault[];
}

export function enrollmentOf(books: Books, user: string, course: string): Enrollment | undefined {
  return books.enrollments.get(user)?.get(course);
}

export function learnerKey(customer: string, username: string): string {
  return `${customer} ${username}`;
}
