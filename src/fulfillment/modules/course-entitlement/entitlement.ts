import { isObject } from '../../outside/json.js';

/** An entitlement as the LMS tells it, as far as we look at it. */
export interface Entitlement {
  readonly uuid: string;
  readonly courseUuid: string;
  readonly mode: string;
  readonly orderNumber: string | null;
  /** Ended: revoked, or too old. */
  readonly expired: boolean;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Undefined: the JSON is no entitlement. */
export function entitlementOf(json: unknown): Entitlement | undefined {
  if (!isObject(json)) return undefined;
  const { uuid, course_uuid: courseUuid, mode, order_number: orderNumber } = json;
  if (typeof uuid !== 'string' || !UUID.test(uuid)) return undefined;
  if (typeof courseUuid !== 'string' || typeof mode !== 'string') return undefined;
  return {
    ...{ uuid, courseUuid, mode },
    orderNumber: typeof orderNumber === 'string' ? orderNumber : null,
    expired: typeof json['expired_at'] === 'string',
  };
}

/** One page of a list. Undefined: the JSON is none. */
export function entitlementsIn(
  json: unknown,
): { readonly found: readonly Entitlement[]; readonly isLast: boolean } | undefined {
  if (!isObject(json) || !Array.isArray(json['results'])) return undefined;
  const results: readonly unknown[] = json['results'];
  const found = results.flatMap((one) => entitlementOf(one) ?? []);
  return { found, isLast: typeof json['next'] !== 'string' };
}

/** The LMS's database compares texts without case; and it may write a UUID without dashes in a request only. */
export function isOf(
  { orderNumber, courseUuid }: Entitlement,
  wanted: { readonly orderNumber: string; readonly courseUuid: string },
): boolean {
  const plainUuid = (uuid: string) => uuid.replaceAll('-', '').toLowerCase();
  return (
    orderNumber?.toLowerCase() === wanted.orderNumber.toLowerCase() &&
    plainUuid(courseUuid) === plainUuid(wanted.courseUuid)
  );
}
