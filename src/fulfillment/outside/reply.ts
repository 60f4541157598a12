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
  if (typeof json !== 'object' || json === null) return '';
  const value: unknown = Object.entries(json).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * Why, in their words. `message` is what the LMS's own views and most others say; `detail` its REST framework and
 * problem+json. Empty: they did not say.
 */
export function reasonOf(reply: Reply): string {
  return textIn(reply, 'message') || textIn(reply, 'detail');
}

/** What came instead of a reason. */
export function silenceOf({ body, truncated }: Reply): string {
  if (body.trim() === '') return 'an empty body';
  if (/^\s*</.test(body)) return 'a web page instead of a reason';
  if (truncated) return 'more than we read';
  return 'no reason that we could read';
}
