import { encodeAppend, type NewRecord } from './record.js';
import { StoredRecord } from './stored-record.js';

const record: NewRecord = {
  stream: 'straße-🎓',
  revision: 7,
  previous: 64,
  id: '6f2f2b3e-0c7b-4a6e-9a0e-6d5f3c2b1a00',
  type: 'geöffnet',
  isJson: true,
  isTombstone: false,
  createdMicros: 1_700_000_000_123_456,
  metadata: Buffer.from([1, 2]),
  data: Buffer.from('{"a":1}'),
};
const encoded = () => encodeAppend([record], { position: 5_000_000_000, durable: 4000 }).bytes;

it('reads back what was written', () => {
  const stored = new StoredRecord(encoded(), 0, encoded().length);
  expect(stored).toMatchObject({
    position: 5_000_000_000,
    end: 5_000_000_000 + encoded().length,
    durable: 4000,
    previous: 64,
    revision: 7,
    createdMicros: record.createdMicros,
    isJson: true,
    isLastOfAppend: true,
    isTombstone: false,
    id: record.id,
    stream: record.stream,
    type: record.type,
  });
  expect(stored.metadata).toEqual(record.metadata);
  expect(stored.data.toString()).toBe('{"a":1}');
});

it('notices every wrong byte, and a place that is not its own', () => {
  const { length } = encoded();
  expect(new StoredRecord(encoded(), 0, length).isSound(5_000_000_000)).toBe(true);
  expect(new StoredRecord(encoded(), 0, length).isSound(5_000_000_001)).toBe(false);
  for (let at = 4; at < length; at++) {
    const bytes = encoded();
    bytes.writeUInt8(bytes.readUInt8(at) ^ 16, at);
    expect([at, new StoredRecord(bytes, 0, length).isSound(5_000_000_000)]).toEqual([at, false]);
  }
});
