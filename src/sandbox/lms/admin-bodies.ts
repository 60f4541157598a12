import type { JsonObject } from '../json.js';
import { anything, complaints, flag, integer, oneOf, text, texts } from './check-fields.js';
import type { CourseSettings, UserSettings } from './books.js';
import { faultRoutes } from './faults.js';
import type { Fault } from './faults.js';

/** A body of the admin API, checked; or all that is wrong with it. */
export type Checked<Value> = { readonly value: Value } | { readonly wrong: readonly string[] };

const faultRules = {
  route: oneOf(faultRoutes),
  times: integer(1, 1_000_000_000),
  user: text,
  course: text,
  status: integer(200, 599),
  body: anything,
  bodyBytes: integer(0, 100_000_000),
  contentType: text,
  delayMs: integer(0, 600_000),
  drop: oneOf(['before', 'after-applying']),
  retryAfter: integer(0, 86_400),
  apply: flag,
};

export function readFault(body: JsonObject, id: string): Checked<Fault> {
  const wrong = [...complaints(body, faultRules)];
  if (body['route'] === undefined)
    wrong.push(`route: is missing (one of ${faultRoutes.join(', ')})`);
  if (body['drop'] !== undefined && (body['status'] ?? body['apply']) !== undefined) {
    wrong.push('drop: a dropped connection has neither status nor apply');
  }
  if (body['body'] !== undefined && body['bodyBytes'] !== undefined) {
    wrong.push('bodyBytes: give either body or bodyBytes');
  }
  if (Object.keys(body).every((name) => ['route', 'times', 'user', 'course'].includes(name))) {
    wrong.push('nothing would go wrong: give status, body, contentType, delayMs or drop');
  }
  // The rules above have looked at every field.
  return wrong.length > 0 ? { wrong } : { value: { times: 1, ...body, id } as unknown as Fault };
}

export function readCourseSettings(body: JsonObject): Checked<CourseSettings> {
  const wrong = complaints(body, {
    exists: flag,
    name: text,
    closed: flag,
    full: flag,
    modes: texts,
    expiredModes: texts,
    embargoedIps: texts,
    notAllowed: flag,
    enterpriseDown: flag,
    cohorts: texts,
  });
  return wrong.length > 0 ? { wrong } : { value: body };
}

export function readUserSettings(body: JsonObject): Checked<UserSettings> {
  const wrong = complaints(body, { missing: flag, embargoed: flag, notAllowed: flag });
  return wrong.length > 0 ? { wrong } : { value: body };
}

export function readCatalogRuns(body: JsonObject): Checked<readonly string[]> {
  const wrong = [...complaints(body, { runs: texts })];
  if (body['runs'] === undefined) wrong.push('runs: is missing');
  return wrong.length > 0 ? { wrong } : { value: body['runs'] as readonly string[] };
}
