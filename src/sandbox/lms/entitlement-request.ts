import { flagOf, textOf } from '../json.js';
import type { JsonObject } from '../json.js';
import type { Entitlement } from './books.js';

export type EntitlementRequest = Pick<
  Entitlement,
  'user' | 'courseUuid' | 'mode' | 'orderNumber' | 'emailOptIn' | 'refundLocked' | 'supportDetails'
>;

export function readEntitlementRequest(body: JsonObject): EntitlementRequest {
  const text = (name: string) => textOf(body[name]) ?? '';
  const details = body['support_details'];
  return {
    user: text('user'),
    courseUuid: text('course_uuid'),
    mode: text('mode'),
    orderNumber: textOf(body['order_number']) ?? null,
    emailOptIn: flagOf(body['email_opt_in']) ?? false,
    refundLocked: flagOf(body['refund_locked']) ?? false,
    supportDetails: Array.isArray(details) ? details : [],
  };
}
