/**
 * A record, little-endian. Whole numbers are stored as doubles: exact to 2^53 and far cheaper to read than bigints.
 * `durable` is how far the log was on disk when the record was written: a record found behind damaged bytes with a higher
 * `durable` proves that those bytes had been acknowledged. The length stands at both ends, so the log reads backwards too.
 */
export const HEADER = {
  length: 0,
  crc: 4,
  position: 8,
  durable: 16,
  previous: 24,
  revision: 32,
  created: 40,
  id: 48,
  flags: 64,
  streamLength: 68,
  typeLength: 72,
  metadataLength: 76,
  dataLength: 80,
} as const;

export const BODY = 84;
export const TRAILER = 4;
export const SMALLEST_RECORD = BODY + TRAILER;
/** Far above what an append may hold: a length beyond it is damage, not a record. */
export const LONGEST_RECORD = 24 * 1024 * 1024;

export const FLAG = { json: 1, lastOfAppend: 2, tombstone: 4 } as const;
