import { textOf } from '../json.js';
import type { JsonObject } from '../json.js';

/** Of the fields that a request must have, those that say nothing. */
export function missingFields(body: JsonObject, names: readonly string[]): readonly string[] {
  return names.filter((name) => textOf(body[name]) === undefined);
}
