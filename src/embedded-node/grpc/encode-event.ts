import { TOMBSTONE_REVISION } from '../engine/new-event.js';
import type { ResolvedEvent } from '../engine/resolved-event.js';
import type { StoredRecord } from '../log/stored-record.js';
import { nestedSize, numberSize, WireWriter } from './wire-writer.js';

export type UuidForm = 'string' | 'structured';

const JSON_TYPE = 'application/json';
const BINARY_TYPE = 'application/octet-stream';
const KEYS = { type: 'type', created: 'created', contentType: 'content-type' };
const TOMBSTONE = Number(TOMBSTONE_REVISION);
/** 2^63 - 1 as a varint: a double cannot hold it. */
const TOMBSTONE_VARINT = Buffer.from('ffffffffffffffff7f', 'hex');

/** A `ReadResp` with an event, as EventStoreDB sends it: see `streams.proto`. */
export function encodeEvent(resolved: ResolvedEvent, uuid: UuidForm): Buffer {
  const event = resolved.event && measure(resolved.event, uuid);
  const link = resolved.link && measure(resolved.link, uuid);
  const position = (resolved.link ?? resolved.event)?.position ?? 0;
  const length =
    (event ? nestedSize(event.size) : 0) +
    (link ? nestedSize(link.size) : 0) +
    numberSize(position);
  const writer = new WireWriter(Buffer.allocUnsafe(nestedSize(length)));
  writer.header(1, length);
  if (event) writeRecorded(writer, 1, event);
  if (link) writeRecorded(writer, 2, link);
  writer.number(3, position);
  return writer.bytes;
}

interface Measured {
  readonly record: StoredRecord;
  readonly size: number;
  readonly id: Buffer;
  readonly stream: Buffer;
  readonly type: Buffer;
  readonly created: string;
  readonly contentType: string;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

const entrySize = (key: string, valueLength: number) =>
  nestedSize(nestedSize(key.length) + nestedSize(valueLength));

const sizeOfRevision = (revision: number) =>
  revision === TOMBSTONE ? 1 + TOMBSTONE_VARINT.length : numberSize(revision);

function measure(record: StoredRecord, uuid: UuidForm): Measured {
  const id = encodeUuid(record, uuid);
  const { streamBytes: stream, typeBytes: type, metadata, data } = record;
  // Ticks of 100 ns since 1970, beyond what a double can hold.
  const created = `${record.createdMicros}0`;
  const contentType = record.isJson ? JSON_TYPE : BINARY_TYPE;
  const size =
    nestedSize(id.length) +
    nestedSize(nestedSize(stream.length)) +
    sizeOfRevision(record.revision) +
    2 * numberSize(record.position) +
    entrySize(KEYS.type, type.length) +
    entrySize(KEYS.created, created.length) +
    entrySize(KEYS.contentType, contentType.length) +
    nestedSize(metadata.length) +
    nestedSize(data.length);
  return { record, size, id, stream, type, created, contentType, metadata, data };
}

function writeRecorded(writer: WireWriter, field: number, of: Measured): void {
  const { record, stream, type } = of;
  writer.header(field, of.size);
  writer.header(1, of.id.length);
  writer.raw(of.id);
  writer.header(2, nestedSize(stream.length));
  writer.header(3, stream.length);
  writer.raw(stream);
  writeRevision(writer, record.revision);
  writer.number(4, record.position);
  writer.number(5, record.position);
  writeEntry(writer, KEYS.type, type.length);
  writer.raw(type);
  writeEntry(writer, KEYS.created, of.created.length);
  writer.ascii(of.created);
  writeEntry(writer, KEYS.contentType, of.contentType.length);
  writer.ascii(of.contentType);
  writer.header(7, of.metadata.length);
  writer.raw(of.metadata);
  writer.header(8, of.data.length);
  writer.raw(of.data);
}

/** A map entry up to its value. */
function writeEntry(writer: WireWriter, key: string, valueLength: number): void {
  writer.header(6, nestedSize(key.length) + nestedSize(valueLength));
  writer.header(1, key.length);
  writer.ascii(key);
  writer.header(2, valueLength);
}

function writeRevision(writer: WireWriter, revision: number): void {
  if (revision !== TOMBSTONE) {
    writer.number(3, revision);
    return;
  }
  writer.raw(Buffer.from([3 << 3]));
  writer.raw(TOMBSTONE_VARINT);
}

function encodeUuid(record: StoredRecord, form: UuidForm): Buffer {
  if (form === 'string') {
    const bytes = Buffer.allocUnsafe(38);
    bytes[0] = (2 << 3) | 2;
    bytes[1] = 36;
    bytes.write(record.id, 2, 'latin1');
    return bytes;
  }
  const half = (offset: number) => varint64(record.idBytes.readBigUInt64BE(offset));
  const bits = Buffer.concat([Buffer.from([1 << 3]), half(0), Buffer.from([2 << 3]), half(8)]);
  return Buffer.concat([Buffer.from([(1 << 3) | 2, bits.length]), bits]);
}

function varint64(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}
