import type { JsonObject } from '../json.js';
import type { Books, Change, Entitlement } from './books.js';
import type { Answer, Call } from './call.js';
import { userExists } from './courses.js';
import { missingFields } from './missing-fields.js';
import { readEntitlementRequest } from './entitlement-request.js';
import type { EntitlementRequest } from './entitlement-request.js';
import { upgradeOnlyRun, unenrollRun } from './entitlement-run.js';
import { withReadableBody, withStaffToken, withToken } from './guards.js';
import { page } from './page.js';
import { entitlementAnswers, tokenAnswers } from './token-answers.js';

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
    body: entitlementBody(entitlement, call),
    changes: [{ type: 'entitlement', entitlement }, ...upgraded],
  };
}

function refuseEntitlement(
  books: Books,
  body: JsonObject,
  { user, courseUuid, orderNumber }: EntitlementRequest,
): Answer | undefined {
  const missing = missingFields(body, ['user', 'course_uuid', 'mode']);
  if (missing.length > 0) return tokenAnswers.missing(missing);
  if (!uuid.test(courseUuid)) return entitlementAnswers.badCourse();
  if (!userExists(books, user)) return entitlementAnswers.noUser(user);
  return orderNumber !== null && isTaken(books, courseUuid, orderNumber)
    ? entitlementAnswers.duplicate()
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
  return page(
    call,
    found.map((one) => entitlementBody(one, call)),
    { size: 50, most: 100 },
  );
}

/** Entitlement API: `GET {uuid}/`. */
export function answerReadEntitlement(books: Books, call: Call): Answer {
  const refusal = withToken(call);
  if (refusal) return refusal;
  const entitlement = books.entitlements.get(entitlementUuid(call));
  const { user } = call.caller;
  return entitlement && (user?.staff === true || user?.name === entitlement.user)
    ? { status: 200, body: entitlementBody(entitlement, call), changes: [] }
    : tokenAnswers.notFound();
}

/** Entitlement API: `DELETE {uuid}/`: expires it and unenrols; a repeat is 204 again. */
export function answerDeleteEntitlement(books: Books, call: Call): Answer {
  const refusal = withStaffToken(call);
  if (refusal) return refusal;
  const entitlement = books.entitlements.get(entitlementUuid(call));
  if (!entitlement) return tokenAnswers.notFound();
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

/** Entitlement API: the default policy lets an entitlement end by itself. */
const LASTS_MS = 730 * 86_400_000;

function expiredAt({ expiredAt: ended, created }: Entitlement, { at }: Pick<Call, 'at'>) {
  const end = Date.parse(created) + LASTS_MS;
  return ended ?? (Date.parse(at) >= end ? new Date(end).toISOString() : null);
}

function entitlementBody(entitlement: Entitlement, call: Pick<Call, 'at'>) {
  return {
    user: entitlement.user,
    uuid: entitlement.uuid,
    course_uuid: entitlement.courseUuid,
    enrollment_course_run: entitlement.enrollmentCourseRun,
    expired_at: expiredAt(entitlement, call),
    created: entitlement.created,
    modified: entitlement.modified,
    mode: entitlement.mode,
    refund_locked: entitlement.refundLocked,
    order_number: entitlement.orderNumber,
    support_details: entitlement.supportDetails,
  };
}
