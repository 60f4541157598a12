import fc from 'fast-check';
import { MessageReader } from './message-reader.js';

const LARGEST = 300;

function wire(message: Uint8Array, compressed = 0): Buffer {
  const prefix = Buffer.from([compressed, 0, 0, 0, 0]);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** The bytes in pieces that end at these places. */
function cut(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length];
  ends.sort((a, b) => a - b);
  return ends.map((end, n) => bytes.subarray(ends[n - 1] ?? 0, end));
}

describe('messages of a connection', () => {
  it('are the same wherever the connection cuts them', () => {
    const messages = fc.array(fc.uint8Array({ maxLength: LARGEST }), { maxLength: 6 });
    fc.assert(
      fc.property(messages, fc.array(fc.nat(2_000), { maxLength: 12 }), (sent, places) => {
        const reader = new MessageReader(LARGEST);
        const pieces = cut(Buffer.concat(sent.map((message) => wire(message))), places);
        const taken = pieces.flatMap((piece) => [...reader.take(piece)]);
        expect(taken.map((message) => [...message])).toEqual(sent.map((message) => [...message]));
      }),
    );
  });

  it.each([
    ['too-large', wire(Buffer.alloc(LARGEST + 1))],
    ['compressed', wire(Buffer.from('x'), 1)],
  ])('are refused before they have come: %s', (reason, bytes) => {
    const reader = new MessageReader(LARGEST);
    expect(() => [...reader.take(bytes.subarray(0, 5))]).toThrow(
      expect.objectContaining({ reason }) as Error,
    );
  });
});
