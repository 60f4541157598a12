import { crc32 } from 'node:zlib';
import { BODY, FLAG, HEADER, SMALLEST_RECORD, TRAILER } from './record-layout.js';
import { StoredRecord } from './stored-record.js';

/** One event to be written. Its position is given when it is encoded; `previous` is the event before it in its stream. */
export interface NewRecord {
  readonly stream: string;
  readonly revision: number;
  readonly previous: number | 'record-before';
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly isTombstone: boolean;
  readonly createdMicros: number;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

interface Place {
  readonly position: number;
  /** Of the event before it in its stream. */
  readonly previous: number;
  /** How far the log is durable. */
  readonly durable: number;
  readonly isLast: boolean;
}

/** All records of an append, one behind the other. */
export interface EncodedAppend {
  readonly bytes: Buffer;
  readonly positions: readonly number[];
  readonly records: readonly StoredRecord[];
}

export function encodeAppend(
  records: readonly NewRecord[],
  at: { position: number; durable: number },
): EncodedAppend {
  const lengths = records.map(lengthOf);
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + length, 0));
  const positions: number[] = [];
  let start = 0;
  let before = 0;
  const stored = records.map((record, i) => {
    const length = lengths[i] ?? 0;
    const position = at.position + start;
    const previous = record.previous === 'record-before' ? before : record.previous;
    const isLast = i === records.length - 1;
    const place = { position, previous, durable: at.durable, isLast };
    writeRecord(record, place, bytes.subarray(start, start + length));
    positions.push(position);
    before = position;
    start += length;
    return new StoredRecord(bytes, start - length, length);
  });
  return { bytes, positions, records: stored };
}

const lengthOf = ({ stream, type, metadata, data }: NewRecord) =>
  SMALLEST_RECORD +
  Buffer.byteLength(stream) +
  Buffer.byteLength(type) +
  metadata.length +
  data.length;

function writeRecord(record: NewRecord, place: Place, bytes: Buffer): void {
  // A few times as quick as the methods of Buffer, which take a number apart byte by byte.
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  view.setUint32(HEADER.length, bytes.length, true);
  view.setFloat64(HEADER.position, place.position, true);
  view.setFloat64(HEADER.durable, place.durable, true);
  view.setFloat64(HEADER.previous, place.previous, true);
  view.setFloat64(HEADER.revision, record.revision, true);
  view.setFloat64(HEADER.created, record.createdMicros, true);
  bytes.write(record.id.replaceAll('-', ''), HEADER.id, 16, 'hex');
  view.setUint32(HEADER.flags, flagsOf(record, place.isLast), true);
  const streamLength = bytes.write(record.stream, BODY);
  const typeLength = bytes.write(record.type, BODY + streamLength);
  view.setUint32(HEADER.streamLength, streamLength, true);
  view.setUint32(HEADER.typeLength, typeLength, true);
  view.setUint32(HEADER.metadataLength, record.metadata.length, true);
  view.setUint32(HEADER.dataLength, record.data.length, true);
  const metadataAt = BODY + streamLength + typeLength;
  bytes.set(record.metadata, metadataAt);
  bytes.set(record.data, metadataAt + record.metadata.length);
  view.setUint32(bytes.length - TRAILER, bytes.length, true);
  view.setUint32(HEADER.crc, crc32(bytes.subarray(HEADER.position)), true);
}

function flagsOf(record: NewRecord, isLast: boolean): number {
  return (
    (record.isJson ? FLAG.json : 0) |
    (isLast ? FLAG.lastOfAppend : 0) |
    (record.isTombstone ? FLAG.tombstone : 0)
  );
}
