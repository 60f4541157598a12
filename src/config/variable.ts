/** The kinds of environment variables: how a text becomes a value, and what to say when it does not. */
export interface Variable<T> {
  readonly example: string;
  /** Its text never appears in a message. */
  readonly secret: boolean;
  readonly parse: (text: string) => T | Wrong;
}

/** Ends the sentence "PORT is "x", …". */
export class Wrong {
  constructor(readonly must: string) {}
}

export type ValueOf<V> = V extends Variable<infer T> ? T : never;

export function text(example: string): Variable<string> {
  return { example, secret: false, parse: (given) => given };
}

export function secret(example: string, minBytes = 1): Variable<string> {
  const parse = (given: string): string | Wrong =>
    Buffer.byteLength(given) >= minBytes
      ? given
      : new Wrong(`must be at least ${minBytes} bytes long, so that nobody can guess it`);
  return { example, secret: true, parse };
}

/** Secrets with commas between them, such as keys in base 64, which has none. */
export function secrets(example: string, minBytes: number): Variable<readonly string[]> {
  const one = secret(example, minBytes);
  const parse = (given: string): readonly string[] | Wrong => {
    const items = given.split(',').map((item) => item.trim());
    const wrong = items.map(one.parse).find((item) => item instanceof Wrong);
    return wrong instanceof Wrong ? new Wrong(`must, each of them, ${wrong.must.slice(5)}`) : items;
  };
  return { example, secret: true, parse };
}

export function integer(example: string, min: number, max: number): Variable<number> {
  const parse = (given: string): number | Wrong => {
    const value = Number(given);
    return /^\d{1,15}$/.test(given) && value >= min && value <= max
      ? value
      : new Wrong(`must be a whole number from ${min} to ${max}`);
  };
  return { example, secret: false, parse };
}

export function oneOf<const T extends string>(...allowed: readonly [T, ...T[]]): Variable<T> {
  const parse = (given: string): T | Wrong =>
    allowed.find((one) => one === given) ?? new Wrong(`must be one of ${allowed.join(', ')}`);
  return { example: allowed[0], secret: false, parse };
}

/** An address with one of `schemes`. It may hold a password, so it counts as secret. */
export function address(example: string, ...schemes: readonly string[]): Variable<string> {
  const must = `must be an address that begins with ${schemes.map((s) => `${s}://`).join(' or ')}`;
  const parse = (given: string): string | Wrong =>
    schemes.some((scheme) => given.startsWith(`${scheme}://`)) && hasHost(given)
      ? given.replace(/\/+$/, '')
      : new Wrong(must);
  return { example, secret: true, parse };
}

/** Clusters are lists of hosts (`esdb://a:2113,b:2113`), which the URL class refuses. */
function hasHost(given: string): boolean {
  return given.startsWith('http') ? URL.canParse(given) : /^[^/]+:\/\/[^\s/?]+\S*$/.test(given);
}

export function list(example: string): Variable<readonly string[]> {
  const parse = (given: string): readonly string[] | Wrong => {
    const items = given.split(',').map((item) => item.trim());
    if (items.includes('')) return new Wrong('must be names with one comma between them');
    const twice = items.find((item, i) => items.indexOf(item) !== i);
    return twice === undefined ? items : new Wrong(`names "${twice}" twice`);
  };
  return { example, secret: false, parse };
}
