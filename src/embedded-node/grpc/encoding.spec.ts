import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { TOMBSTONE_REVISION } from '../engine/new-event.js';
import { encodeAppend, type NewRecord } from '../log/record.js';
import type { StoredRecord } from '../log/stored-record.js';
import { decodeBatchAppend } from './decode-batch-append.js';
import { encodeSuccess } from './encode-append-success.js';
import { encodeEvent } from './encode-event.js';

const ID = '6f2f2b3e-0c7b-4a6e-9a0e-6d5f3c2b1a00';
const POSITION = 2 ** 40 + 1;

function stored(more: Partial<NewRecord> = {}): StoredRecord {
  const record: NewRecord = {
    stream: 'straße',
    revision: 300,
    previous: 0,
    id: ID,
    type: 'geöffnet',
    isJson: true,
    isTombstone: false,
    createdMicros: 1_700_000_000_123_456,
    metadata: Buffer.from('{"m":1}'),
    data: Buffer.from('{"a":1}'),
    ...more,
  };
  return encodeAppend([record], { position: POSITION, durable: 0 }).records[0]!;
}

describe('an event is written by hand as the compiled stubs read it', () => {
  it('with all its fields', () => {
    const read = streams.ReadResp.deserializeBinary(
      encodeEvent({ event: stored(), link: undefined }, 'string'),
    ).getEvent();
    const event = read?.getEvent();
    expect(read?.getCommitPosition()).toBe(String(POSITION));
    expect(event?.getId()?.getString()).toBe(ID);
    expect(event?.getStreamRevision()).toBe('300');
    expect(event?.getPreparePosition()).toBe(String(POSITION));
    expect(Object.fromEntries(event!.getMetadataMap().toObject())).toEqual({
      type: 'geöffnet',
      created: '17000000001234560',
      'content-type': 'application/json',
    });
    expect(Buffer.from(event!.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe(
      'straße',
    );
    expect(Buffer.from(event!.getData_asU8()).toString()).toBe('{"a":1}');
    expect(Buffer.from(event!.getCustomMetadata_asU8()).toString()).toBe('{"m":1}');
  });

  it('as a link without an event, and with the id as two numbers', () => {
    const read = streams.ReadResp.deserializeBinary(
      encodeEvent({ event: undefined, link: stored({ isJson: false }) }, 'structured'),
    ).getEvent();
    const bits = read?.getLink()?.getId()?.getStructured();
    const hex = (text: string) => BigInt.asUintN(64, BigInt(text)).toString(16).padStart(16, '0');
    expect(read?.hasEvent()).toBe(false);
    expect(hex(bits!.getMostSignificantBits()) + hex(bits!.getLeastSignificantBits())).toBe(
      ID.replaceAll('-', ''),
    );
  });

  it('as a tombstone, whose revision no double holds', () => {
    const tombstone = stored({ revision: Number(TOMBSTONE_REVISION), isTombstone: true });
    const read = streams.ReadResp.deserializeBinary(
      encodeEvent({ event: tombstone, link: undefined }, 'string'),
    );
    expect(read.getEvent()?.getEvent()?.getStreamRevision()).toBe(String(TOMBSTONE_REVISION));
  });
});

const identifier = () => new shared.StreamIdentifier().setStreamName(Buffer.from('straße'));

describe('an append is read by hand as the compiled stubs write it', () => {
  const request = (options: InstanceType<typeof streams.BatchAppendReq.Options>) => {
    const message = new streams.BatchAppendReq.ProposedMessage()
      .setId(new shared.UUID().setString(ID.toUpperCase()))
      .setCustomMetadata(Buffer.from('meta'))
      .setData(Buffer.from('data'));
    message.getMetadataMap().set('type', 'happened').set('content-type', 'application/json');
    const bytes = new streams.BatchAppendReq()
      .setCorrelationId(new shared.UUID().setString(ID))
      .setOptions(options.setStreamIdentifier(identifier()))
      .setIsFinal(true)
      .setProposedMessagesList([message, message])
      .serializeBinary();
    return decodeBatchAppend(Buffer.from(bytes));
  };
  const options = () => new streams.BatchAppendReq.Options();

  it('with its events', () => {
    const read = request(options().setAny(new empty.Empty()));
    expect(read).toMatchObject({
      isFinal: true,
      options: { stream: 'straße', expected: { kind: 'any' } },
    });
    expect(read.messages).toHaveLength(2);
    expect(read.messages[0]).toMatchObject({
      id: ID,
      type: 'happened',
      contentType: 'application/json',
    });
    expect(Buffer.from(read.messages[0]!.data).toString()).toBe('data');
    expect(Buffer.from(read.messages[0]!.metadata).toString()).toBe('meta');
  });

  it.each([
    [options().setNoStream(new empty.Empty()), { kind: 'no-stream' }],
    [options().setStreamExists(new empty.Empty()), { kind: 'stream-exists' }],
    [
      options().setStreamPosition('18446744073709551614'),
      { kind: 'revision', revision: 2n ** 64n - 2n },
    ],
    [options().setStreamPosition('18446744073709551615'), { kind: 'no-stream' }],
  ])('with each expectation', (given, expected) => {
    expect(request(given).options?.expected).toEqual(expected);
  });

  it.each([1_700_000_000_250, 0, -250, -(2 ** 41)])('with its deadline: %s', (milliseconds) => {
    const at = new Date(milliseconds);
    const given = options().setAny(new empty.Empty()).setDeadline(timestamp.Timestamp.fromDate(at));
    expect(request(given).options?.deadlineAt).toBe(at.getTime());
  });
});

it.each([
  [7, 1000, '7', '1000'],
  [-1, undefined, '0', undefined],
])('a success at revision %s is written as the stubs read it', (revision, position, told, at) => {
  const correlationId = Buffer.from(new shared.UUID().setString(ID).serializeBinary());
  const bytes = encodeSuccess({ correlationId, stream: 'straße' }, { revision, position });
  const read = streams.BatchAppendResp.deserializeBinary(bytes);
  expect(read.getCorrelationId()?.getString()).toBe(ID);
  expect(read.getSuccess()?.getCurrentRevision()).toBe(told);
  expect(read.getSuccess()?.hasNoStream()).toBe(revision < 0);
  expect(read.getSuccess()?.getPosition()?.getCommitPosition()).toBe(at);
  expect(Buffer.from(read.getStreamIdentifier()!.getStreamName_asU8()).toString()).toBe('straße');
});
