import { learnerKey } from './books.js';
import type {
  Books,
  Change,
  CourseSettings,
  Enrollment,
  EnterpriseLearner,
  Entitlement,
  UserSettings,
} from './books.js';
import type { Fault } from './faults.js';

/** The books as the one who folds them holds them. */
export interface OpenBooks extends Books {
  readonly enrollments: Map<string, Map<string, Enrollment>>;
  readonly entitlements: Map<string, Entitlement>;
  readonly entitlementsByUser: Map<string, string[]>;
  readonly entitlementsByOrder: Map<string, string[]>;
  readonly enterpriseLearners: Map<string, EnterpriseLearner>;
  readonly courses: Map<string, CourseSettings>;
  readonly users: Map<string, UserSettings>;
  readonly catalog: Map<string, readonly string[]>;
  faults: readonly Fault[];
}

export function emptyBooks(): OpenBooks {
  return {
    enrollments: new Map(),
    entitlements: new Map(),
    entitlementsByUser: new Map(),
    entitlementsByOrder: new Map(),
    enterpriseLearners: new Map(),
    courses: new Map(),
    users: new Map(),
    catalog: new Map(),
    faults: [],
  };
}

/** Changes in place: the books may hold as many enrollments as a load test makes. */
export function applyChange(books: OpenBooks, change: Change): void {
  switch (change.type) {
    case 'enrollment':
      applyEnrollment(books, change.enrollment);
      return;
    case 'entitlement':
      applyEntitlement(books, change.entitlement);
      return;
    case 'enterprise-learner':
      books.enterpriseLearners.set(
        learnerKey(change.learner.customer, change.learner.username),
        change.learner,
      );
      return;
    case 'course':
      books.courses.set(change.course, change.settings);
      return;
    case 'user':
      books.users.set(change.user, change.settings);
      return;
    case 'catalog':
      books.catalog.set(change.courseUuid, change.runs);
      return;
    case 'fault':
      books.faults = [...books.faults, change.fault];
      return;
    case 'fault-used':
      books.faults = books.faults.flatMap((fault) =>
        fault.id === change.id ? used(fault) : fault,
      );
      return;
    case 'faults-cleared':
      books.faults = [];
      return;
  }
}

function applyEnrollment(books: OpenBooks, enrollment: Enrollment): void {
  const ofUser = books.enrollments.get(enrollment.user);
  if (ofUser) ofUser.set(enrollment.course, enrollment);
  else books.enrollments.set(enrollment.user, new Map([[enrollment.course, enrollment]]));
}

function applyEntitlement(books: OpenBooks, entitlement: Entitlement): void {
  const { uuid, user, orderNumber } = entitlement;
  if (!books.entitlements.has(uuid)) {
    addTo(books.entitlementsByUser, user, uuid);
    if (orderNumber !== null) addTo(books.entitlementsByOrder, orderNumber, uuid);
  }
  books.entitlements.set(uuid, entitlement);
}

function addTo(index: Map<string, string[]>, key: string, uuid: string): void {
  const found = index.get(key);
  if (found) found.push(uuid);
  else index.set(key, [uuid]);
}

function used(fault: Fault): Fault[] {
  return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
}
