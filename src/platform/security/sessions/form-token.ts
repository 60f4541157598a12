/** The name of the field in which each form carries the token of its session. */
export const FORM_TOKEN = 'csrf';

/** What a form says its session is; undefined: nothing. */
export function formTokenIn(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !(FORM_TOKEN in body)) return undefined;
  return typeof body[FORM_TOKEN] === 'string' ? body[FORM_TOKEN] : undefined;
}
