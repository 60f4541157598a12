/** The value of a cookie in a `Cookie` header; undefined: it has none of that name, or more than one. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`));
  const [only] = found;
  // Two can only come from somebody who planted one beside ours.
  return only !== undefined && found.length === 1 ? only.slice(name.length + 1) : undefined;
}

export interface CookieOptions {
  readonly path: string;
  /** Sent over TLS only. */
  readonly secure: boolean;
  /** Seconds; 0 takes it away. */
  readonly maxAge: number;
}

/** A `Set-Cookie` header: no script reads it, and no other site makes a browser send it. */
export function setCookie(name: string, value: string, options: CookieOptions): string {
  const { path, secure, maxAge } = options;
  return [
    ...[`${name}=${value}`, `Path=${path}`, `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Strict'],
    ...(secure ? ['Secure'] : []),
  ].join('; ');
}
