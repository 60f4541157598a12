/** What a tester asked for: the next `times` calls of a route go wrong in this way. */
export interface Fault {
  readonly id: string;
  readonly route: FaultRoute;
  readonly times: number;
  readonly user?: string;
  readonly course?: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly bodyBytes?: number;
  readonly contentType?: string;
  readonly delayMs?: number;
  readonly drop?: 'before' | 'after-applying';
  readonly retryAfter?: number;
  readonly apply?: boolean;
}

export const faultRoutes = [
  'any',
  'enrollment.post',
  'enrollment.get',
  'enrollment.list',
  'entitlement.post',
  'entitlement.list',
  'entitlement.get',
  'entitlement.delete',
  'enterprise-learner.get',
  'enterprise-learner.post',
  'oauth2.token',
  'credit.provider',
  'credit.providers',
] as const;
export type FaultRoute = (typeof faultRoutes)[number];
export type RouteName = Exclude<FaultRoute, 'any'>;

export interface FaultTarget {
  readonly route: RouteName;
  readonly user: string | undefined;
  readonly course: string | undefined;
}

/** Faults stand in a queue: the oldest that fits is used up first. */
export function faultFor(faults: readonly Fault[], target: FaultTarget): Fault | undefined {
  return faults.find(
    (fault) =>
      (fault.route === 'any' || fault.route === target.route) &&
      (fault.user === undefined || fault.user === target.user) &&
      (fault.course === undefined || fault.course === target.course),
  );
}

/** A fault that only delays, or only spoils the answer, leaves the call itself to be done. */
export function letsCallThrough(fault: Fault): boolean {
  if (fault.drop !== undefined) return fault.drop === 'after-applying';
  return fault.apply ?? fault.status === undefined;
}
