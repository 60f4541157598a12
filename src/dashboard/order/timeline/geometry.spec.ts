import type { HistoryEvent } from '../../../audit/contract.js';
import { pictureOf } from './geometry.js';
import { LEAST, MARGIN, scaleOf, WIDTH } from './scale.js';

const START = Date.parse('2026-11-23T10:00:00Z');
const S = 1_000;

function event(number: number, type: string, seconds: number, data: object = {}): HistoryEvent {
  const at = new Date(START + seconds * S).toISOString();
  const actor = { kind: 'system', id: 'fulfillment' } as const;
  return {
    ...{ number, type, at, actor, data, id: String(number), hash: '' },
    metadata: {
      ...{ $correlationId: '', $causationId: '', commandId: '', actor, schemaVersion: 1 },
      occurredAt: at,
    },
  };
}

describe('the scale', () => {
  it('fills the width, whatever lies between', () => {
    for (const instants of [[0, S], [0, S, 86_400 * S], [0, 1, 2, 3].map((n) => n * 60 * S)]) {
      const { at, width } = scaleOf(instants);
      expect(width).toBe(WIDTH);
      expect(at[0]).toBe(MARGIN);
      expect(at.at(-1)).toBe(WIDTH - 40);
    }
  });

  it('keeps neighbours apart, longer times further', () => {
    const { at } = scaleOf([0, 10, S, 3_600 * S]);
    const gaps = at.slice(1).map((x, i) => x - at[i]!);
    expect(gaps.every((gap) => gap >= LEAST)).toBe(true);
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
  });

  it('grows for more than fit', () => {
    const { at, width } = scaleOf(Array.from({ length: 200 }, (_, i) => i * S));
    expect(width).toBeGreaterThan(WIDTH);
    expect(at.every((x, i) => i === 0 || x - at[i - 1]! >= LEAST)).toBe(true);
  });

  it('of one instant is its margin', () => {
    expect(scaleOf([0]).at).toEqual([MARGIN]);
  });
});

describe('the picture', () => {
  const events = [
    event(0, 'PaymentCollected', 0),
    event(1, 'OrderPlaced', 0),
    event(2, 'FulfillmentFailed', 2, {
      ...{ lineId: '1', attempt: 1, nextAttemptAt: '2026-11-23T10:02:00Z' },
    }),
    event(3, 'LineFulfilled', 2, { lineId: '2', attempt: 1 }),
    event(4, 'FulfillmentFailed', 120, { lineId: '1', attempt: 2, nextAttemptAt: null }),
  ];
  const picture = pictureOf(events, ['1', '2'], START + 3_600 * S);

  it('has a lane for the payment and for each line', () => {
    expect(picture.marks.map(({ event: { number }, lane }) => [number, lane])).toEqual([
      ...[
        [0, 0],
        [2, 1],
        [3, 2],
        [4, 1],
      ],
    ]);
    expect(picture.height).toBe(32 + 3 * 48);
  });

  it('puts what was written at once at one place', () => {
    const [, two, three] = picture.marks;
    expect(two?.x).toBe(three?.x);
    expect(picture.placedAt).toBe(picture.marks[0]?.x);
  });

  it('says what lies between, and for how long', () => {
    const bars = picture.bars.map(({ kind, ms, labelled }) => [kind, ms / S, labelled]);
    expect(bars).toEqual([
      ['backoff', 118, true],
      ['waits', 3_480, true],
    ]);
  });

  it('ends with its last event when nothing waits any more', () => {
    const over = pictureOf(events.slice(0, 4), ['1', '2'], undefined);
    expect(over).not.toHaveProperty('nowAt');
    expect(over.bars).toEqual([]);
  });
});
