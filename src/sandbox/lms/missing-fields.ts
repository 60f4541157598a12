import { textOf } from '../json.js';
import type { JsonObject } from '../json.js';

/** As the LMS says it: each field with its complaints. */
export function missingFields(
  body: JsonObject,
  names: readonly string[],
): Readonly<Record<string, readonly string[]>> | undefined {
  const missing = names.filter((name) => textOf(body[name]) === undefined);
  return missing.length === 0
    ? undefined
    : Object.fromEntries(missing.map((name) => [name, ['This field is required.']]));
}
