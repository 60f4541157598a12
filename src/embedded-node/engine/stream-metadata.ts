/** The part of a stream's metadata that decides which events can be seen. All else in it is the client's. */
export interface StreamMetadata {
  readonly maxCount?: number;
  readonly maxAgeSeconds?: number;
  readonly truncateBefore?: number;
}

/** `$tb` of a deleted stream: the largest revision there is. As a JSON number it reads as 2^63. */
export const DELETED = 9_223_372_036_854_775_807n;
const DELETED_NUMBER = Number(DELETED);

export const NO_METADATA: StreamMetadata = {};

/** A metadata stream keeps its newest event only, whatever anybody writes about it. */
export const METADATA_OF_METADATA: StreamMetadata = { maxCount: 1 };

export const DELETED_METADATA = Buffer.from(`{"$tb":${DELETED}}`);

export const isDeleted = (metadata: StreamMetadata) =>
  metadata.truncateBefore !== undefined && metadata.truncateBefore >= DELETED_NUMBER;

/** The longest time that EventStoreDB can hold. */
const LONGEST_SECONDS = 922_337_203_685;

/** EventStoreDB takes metadata that it cannot read for none, all of it, be it for one number only. */
export function parseMetadata(data: Uint8Array): StreamMetadata {
  const json = parseObject(data);
  if (json === undefined || !isReadable(json, data)) return NO_METADATA;
  const { $maxCount: maxCount = 0, $maxAge: maxAgeSeconds = 0, $tb: truncateBefore = -1 } = json;
  return {
    ...(maxCount > 0 && { maxCount }),
    ...(maxAgeSeconds > 0 && { maxAgeSeconds }),
    ...(truncateBefore >= 0 && { truncateBefore }),
  };
}

type Json = Record<string, unknown>;
type Readable = Json & { $maxCount?: number; $maxAge?: number; $tb?: number };

function isReadable(json: Json, data: Uint8Array): json is Readable {
  const { $acl: acl } = json;
  return (
    isWhole(json['$maxCount'], DELETED_NUMBER) &&
    isWhole(json['$maxAge'], LONGEST_SECONDS) &&
    isWhole(json['$cacheControl'], LONGEST_SECONDS) &&
    isWhole(json['$tb'], DELETED_NUMBER) &&
    // A double cannot tell this number from larger ones, which EventStoreDB cannot read.
    (json['$tb'] !== DELETED_NUMBER || Buffer.from(data).includes(String(DELETED))) &&
    (acl === undefined || isObject(acl))
  );
}

/** Whether it is no larger than this and whole, or not there. */
const isWhole = (value: unknown, most: number) =>
  value === undefined ||
  (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= most);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same metadata with `$tb` set to where the stream begins again; undefined if it is not a JSON object. */
export function undeleted(data: Uint8Array, truncateBefore: number): Buffer | undefined {
  const json = parseObject(data);
  return json && Buffer.from(JSON.stringify({ ...json, $tb: truncateBefore }));
}

function parseObject(data: Uint8Array): Json | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(data).toString());
    return isObject(json) ? json : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
