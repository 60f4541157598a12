const boolean = 16;
const int8 = 20;
const int2 = 21;
const int4 = 23;
const json = 114;
const float4 = 700;
const float8 = 701;
const jsonb = 3802;

/**
 * What PostgreSQL wrote as text, as a value; the same on both engines. Integers and floats are numbers, json is parsed, booleans are
 * booleans. Everything else (numeric too) stays the text it is: a number would lose digits.
 */
export function decodeColumn(type: number, text: string): unknown {
  switch (type) {
    case boolean:
      return text === 't';
    case int8:
      return decodeInt8(text);
    case int2:
    case int4:
    case float4:
    case float8:
      return Number(text);
    case json:
    case jsonb:
      return JSON.parse(text) as unknown;
    default:
      return text;
  }
}

// Times in milliseconds, counts and revisions fit. What may not (a position in the store) is a text column.
function decodeInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`${text} is too big for a bigint column here; use a text column.`);
  }
  return value;
}
