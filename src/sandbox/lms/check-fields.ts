import type { JsonObject } from '../json.js';

/** Says what a value ought to be, or nothing where it is that. */
export type FieldRule = (value: unknown) => string | undefined;

export const anything: FieldRule = () => undefined;
export const flag: FieldRule = (value) =>
  typeof value === 'boolean' ? undefined : 'must be true or false';
export const text: FieldRule = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'must be a text';
export const texts: FieldRule = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? undefined
    : 'must be a list of texts';

export function integer(from: number, to: number): FieldRule {
  return (value) =>
    Number.isInteger(value) && Number(value) >= from && Number(value) <= to
      ? undefined
      : `must be a whole number from ${from} to ${to}`;
}

export function oneOf(allowed: readonly string[]): FieldRule {
  return (value) =>
    typeof value === 'string' && allowed.includes(value)
      ? undefined
      : `must be one of ${allowed.join(', ')}`;
}

/** Complaints about a body of the admin API; a field nobody knows is a mistake worth hearing of. */
export function complaints(
  body: JsonObject,
  rules: Readonly<Record<string, FieldRule>>,
): readonly string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) return [`${name}: is not known here (known: ${Object.keys(rules).join(', ')})`];
    const wrong = rule(value);
    return wrong === undefined ? [] : [`${name}: ${wrong}`];
  });
}
