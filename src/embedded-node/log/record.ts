import { crc32 } from 'node:zlib';
import { BODY, FLAG, HEADER, TRAILER } from './record-layout.js';

/** One event to be written. Its position is given by the log; `previous` is the event before it in its stream. */
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

export function encodeRecord(
  record: NewRecord,
  at: { position: number; previous: number; durable: number; isLast: boolean },
): Buffer {
  const stream = Buffer.from(record.stream);
  const type = Buffer.from(record.type);
  const bodyLength = stream.length + type.length + record.metadata.length + record.data.length;
  const bytes = Buffer.allocUnsafe(BODY + bodyLength + TRAILER);
  bytes.writeUInt32LE(bytes.length, HEADER.length);
  bytes.writeDoubleLE(at.position, HEADER.position);
  bytes.writeDoubleLE(at.durable, HEADER.durable);
  bytes.writeDoubleLE(at.previous, HEADER.previous);
  bytes.writeDoubleLE(record.revision, HEADER.revision);
  bytes.writeDoubleLE(record.createdMicros, HEADER.created);
  bytes.write(record.id.replaceAll('-', ''), HEADER.id, 16, 'hex');
  bytes.writeUInt32LE(flagsOf(record, at.isLast), HEADER.flags);
  bytes.writeUInt32LE(stream.length, HEADER.streamLength);
  bytes.writeUInt32LE(type.length, HEADER.typeLength);
  bytes.writeUInt32LE(record.metadata.length, HEADER.metadataLength);
  bytes.writeUInt32LE(record.data.length, HEADER.dataLength);
  let offset = BODY;
  for (const part of [stream, type, record.metadata, record.data]) {
    bytes.set(part, offset);
    offset += part.length;
  }
  bytes.writeUInt32LE(bytes.length, offset);
  bytes.writeUInt32LE(crc32(bytes.subarray(HEADER.position)), HEADER.crc);
  return bytes;
}

function flagsOf(record: NewRecord, isLast: boolean): number {
  return (
    (record.isJson ? FLAG.json : 0) |
    (isLast ? FLAG.lastOfAppend : 0) |
    (record.isTombstone ? FLAG.tombstone : 0)
  );
}
