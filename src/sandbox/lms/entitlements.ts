import type { JsonObject } from '../json.js';
import type { Books, Change, Entitlement } from './books.js';
import { refuse } from './call.js';
import type { Answer, Call } from './call.js';
import { userExists } from './courses.js';
import { missingFields } from './missing-fields.js';
import { readEntitlementRequest } from './entitlement-request.js';
import type { EntitlementRequest } from './entitlement-request.js';
import { upgradeOnlyRun, unenrollRun } from './entitlement-run.js';
import { withReadableBody, withStaffToken, withToken } from './guards.js';
import { page } from './page.js';

const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** Entitlement API: `POST /api/entitlements/v1/entitlements/`. Not idempotent: a repeat is refused as a duplicate. */
export function answerCreateEntitlement(books: Books, call: Call): Answer {
  const request = readEntitlementRequest(call.body);
  const refusal =
    withStaffToken(call) ?? withReadableBody(call) ?? refuseEntitlement(books, call.body, request);
  if (refusal) return refusal;
  const run = upgradeOnlyRun(books, request);
  const entitlement: Entitlement = {
    ...request,
    uuid: call.newId(),
    enrollmentCourseRun: run?.course ?? null,
    expiredAt: null,
    created: call.at,
    modified: call.at,
  };
  const upgraded: readonly Change[] = run ? [{ type: 'enrollment', enrollment: run }] : [];
  return {
    status: 201,
    body: entitlementBody(entitlement),
    changes: [{ type: 'entitlement', entitlement }, ...upgraded],
  };
}

function refuseEntitlement(
  books: Books,
  body: JsonObject,
  { user, courseUuid, orderNumber }: EntitlementRequest,
): Answer | undefined {
  const missing = missingFields(body, ['user', 'course_uuid', 'mode']);
  if (missing) return refuse(400, missing);
  if (!uuid.test(courseUuid)) return refuse(400, { course_uuid: ['Must be a valid UUID.'] });
  if (!userExists(books, user)) {
    return refuse(400, { user: [`Object with username=${user} does not exist.`] });
  }
  // Unique in the database, where several nulls are no duplicates.
  return orderNumber !== null && isTaken(books, courseUuid, orderNumber)
    ? refuse(400, {
        non_field_errors: ['The fields course_uuid, order_number must make a unique set.'],
      })
    : undefined;
}

function isTaken(books: Books, courseUuid: string, orderNumber: string): boolean {
  const ofOrder = books.entitlementsByOrder.get(orderNumber) ?? [];
  return ofOrder.some((id) => books.entitlements.get(id)?.courseUuid === courseUuid);
}

/** Entitlement API: `GET ?user=`: pages of 50, at most 100. */
export function answerListEntitlements(books: Books, call: Call): Answer {
  const refusal = withToken(call);
  if (refusal) return refusal;
  const { user: caller } = call.caller;
  const user = caller?.staff === true ? call.query['user'] : caller?.name;
  const ids =
    user === undefined
      ? [...books.entitlements.keys()]
      : (books.entitlementsByUser.get(user) ?? []);
  const found = ids.flatMap((id) => books.entitlements.get(id) ?? []);
  return page(call, found.map(entitlementBody), { size: 50, most: 100 });
}

/** Entitlement API: `GET {uuid}/`. */
export function answerReadEntitlement(books: Books, call: Call): Answer {
  const refusal = withToken(call);
  if (refusal) return refusal;
  const entitlement = books.entitlements.get(entitlementUuid(call));
  const { user } = call.caller;
  return entitlement && (user?.staff === true || user?.name === entitlement.user)
    ? { status: 200, body: entitlementBody(entitlement), changes: [] }
    : notFound();
}

/** Entitlement API: `DELETE {uuid}/`: expires it and unenrols; a repeat is 204 again. */
export function answerDeleteEntitlement(books: Books, call: Call): Answer {
  const refusal = withStaffToken(call);
  if (refusal) return refusal;
  const entitlement = books.entitlements.get(entitlementUuid(call));
  if (!entitlement) return notFound();
  if (entitlement.expiredAt !== null) return { status: 204, changes: [] };
  const expired = {
    ...entitlement,
    expiredAt: call.at,
    modified: call.at,
    enrollmentCourseRun: null,
  };
  const left = unenrollRun(books, entitlement);
  const unenrolled: readonly Change[] = left ? [{ type: 'enrollment', enrollment: left }] : [];
  return { status: 204, changes: [{ type: 'entitlement', entitlement: expired }, ...unenrolled] };
}

export function entitlementUuid({ path }: Pick<Call, 'path'>): string {
  return path.split('/').filter(Boolean).at(-1) ?? '';
}

function notFound(): Answer {
  return refuse(404, { detail: 'Not found.' });
}

function entitlementBody(entitlement: Entitlement) {
  return {
    user: entitlement.user,
    uuid: entitlement.uuid,
    course_uuid: entitlement.courseUuid,
    enrollment_course_run: entitlement.enrollmentCourseRun,
    expired_at: entitlement.expiredAt,
    created: entitlement.created,
    modified: entitlement.modified,
    mode: entitlement.mode,
    refund_locked: entitlement.refundLocked,
    order_number: entitlement.orderNumber,
    support_details: entitlement.supportDetails,
  };
}
