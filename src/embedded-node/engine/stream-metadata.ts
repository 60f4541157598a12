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

/** EventStoreDB takes metadata that it cannot read for none. */
export function parseMetadata(data: Uint8Array): StreamMetadata {
  const json = parseObject(data);
  if (json === undefined) return NO_METADATA;
  const maxCount = wholeNumber(json['$maxCount'], 1);
  const maxAgeSeconds = wholeNumber(json['$maxAge'], 1);
  const truncateBefore = wholeNumber(json['$tb'], 0);
  return {
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(maxAgeSeconds === undefined ? {} : { maxAgeSeconds }),
    ...(truncateBefore === undefined ? {} : { truncateBefore }),
  };
}

/** The same metadata with `$tb` set to where the stream begins again; undefined if it is not a JSON object. */
export function undeleted(data: Uint8Array, truncateBefore: number): Buffer | undefined {
  const json = parseObject(data);
  return json && Buffer.from(JSON.stringify({ ...json, $tb: truncateBefore }));
}

function parseObject(data: Uint8Array): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(Buffer.from(data).toString());
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject ? (json as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const wholeNumber = (value: unknown, least: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= least ? value : undefined;
