/** Parameters travel as text, so that both engines read the very same bytes and PostgreSQL alone decides on the type. */
export function encodeParameter(value: unknown): string | null {
  if (value === null) return null;
  return Array.isArray(value) ? encodeArray(value) : encodeScalar(value);
}

function encodeScalar(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`SQL parameter is ${value}.`);
      return String(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      throw new TypeError(
        `SQL parameter is of type ${typeof value}; write objects with json(), leave out what is undefined.`,
      );
  }
}

function encodeArray(values: readonly unknown[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : quote(encodeScalar(value)))).join(',')}}`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
