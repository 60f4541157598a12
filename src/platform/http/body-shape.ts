import type { FieldFault } from './field-faults.js';
import { DEEPEST_BODY, MOST_MEMBERS } from './limits.js';

/**
 * What class-transformer and class-validator do not see: bodies that are no object, nesting and lists
 * without end, and names like `constructor`, which they take for part of every object.
 */
export function bodyShapeFault(body: unknown): FieldFault | undefined {
  if (body === undefined || body === null) return fault('missing', 'The body is missing');
  if (typeof body !== 'object' || Array.isArray(body)) {
    return fault('wrong-type', 'The body must be a JSON object');
  }
  let level: readonly object[] = [body];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST_BODY)
      return fault('too-deep', `The body is nested more than ${DEEPEST_BODY} deep`);
    if (level.some((value) => Object.keys(value).length > MOST_MEMBERS)) {
      return fault(
        'too-many-members',
        `No list or object may have more than ${MOST_MEMBERS} members`,
      );
    }
    const odd = level.flatMap((value) => Object.keys(value)).find((key) => key in Object.prototype);
    if (odd !== undefined) return { ...fault('unknown-field', `${odd} is not a field`), path: odd };
    level = level.flatMap((value) => Object.values(value).filter(isObject));
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function fault(code: string, message: string): FieldFault {
  return { path: '', code, message, malformed: true };
}
