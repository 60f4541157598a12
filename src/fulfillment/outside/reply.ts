import { isObject } from './json.js';

/** An answer of the other side, whatever it says. */
export interface Reply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** Undefined: the body is not JSON. */
  readonly json: unknown;
  /** The body was longer than we read. */
  readonly truncated: boolean;
}

/** A field of a JSON body that says something. */
export function textIn(reply: Reply, field: string): string {
  const { json } = reply;
  const value = isObject(json) && Object.hasOwn(json, field) ? json[field] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * Why, in their words. `message` is what the LMS's own views and most others say; `detail` its REST framework and
 * problem+json; else the first of the fields that its forms complain of. Empty: they did not say.
 */
export function reasonOf(reply: Reply): string {
  return textIn(reply, 'message') || textIn(reply, 'detail') || complaintIn(reply);
}

/** The LMS's REST framework: `{"user": ["…does not exist."]}`. */
function complaintIn({ json }: Reply): string {
  if (!isObject(json)) return '';
  const complaints = Object.entries(json).flatMap(([field, texts]) => {
    const said: readonly unknown[] = Array.isArray(texts) ? texts : [];
    const [first] = said;
    return typeof first === 'string' ? [`${field}: ${first.trim()}`] : [];
  });
  return complaints[0] ?? '';
}

/** What came instead of a reason. */
export function silenceOf({ body, truncated }: Reply): string {
  if (body.trim() === '') return 'an empty body';
  if (/^\s*</.test(body)) return 'a web page instead of a reason';
  if (truncated) return 'more than we read';
  return 'no reason that we could read';
}
