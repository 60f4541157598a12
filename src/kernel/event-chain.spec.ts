import fc from 'fast-check';
import { recorded } from '../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  placedOrder,
} from '../../test/support/order-fixtures.js';
import { chainOf } from './event-chain.js';
import { eventHash } from './event-hash.js';
import type { Recorded } from './event.js';

const events: readonly Recorded[] = recorded([
  ...placedOrder(),
  ...[fulfillmentFailed(), fulfillmentFailed({ attempt: 2 }), lineFulfilled({ attempt: 3 })],
]);
const last = events.length - 1;
const changedAt = (index: number, change: (event: Recorded) => Recorded) =>
  events.map((event, at) => (at === index ? change(event) : event));

describe('the chain of a stream', () => {
  it('is whole as it was written, and its head is the hash of the last event', () => {
    expect(chainOf(events)).toEqual({ whole: true, head: eventHash(events[last]!) });
  });

  it('is broken behind any event whose data, type, time, actor or id was changed', () => {
    const changes: readonly ((event: Recorded) => Recorded)[] = [
      (event) => ({ ...event, data: { ...(event.data as object), note: 'new' } }),
      (event) => ({ ...event, type: 'LineSettledByHand' }),
      (event) => ({ ...event, id: '00000000-0000-4000-8000-00000000ffff' }),
      (event) => ({
        ...event,
        metadata: { ...event.metadata, occurredAt: '2020-01-01T00:00:00.000Z' },
      }),
      (event) => ({
        ...event,
        metadata: { ...event.metadata, actor: { kind: 'user', id: 'somebody else' } },
      }),
    ];
    const where = fc.integer({ min: 0, max: last - 1 });
    fc.assert(
      fc.property(where, fc.constantFrom(...changes), (index, change) => {
        const broken = { whole: false, brokenAt: index + 1, why: 'hash' };
        expect(chainOf(changedAt(index, change))).toEqual(broken);
      }),
    );
  });

  it('is broken at an event whose link was changed, or that lost it', () => {
    const link = (prevHash: string | undefined) => (event: Recorded) => {
      const { prevHash: before, ...metadata } = event.metadata;
      return { ...event, metadata: { ...metadata, ...(prevHash !== undefined && { prevHash }) } };
    };
    expect(chainOf(changedAt(last, link('00')))).toMatchObject({ brokenAt: last, why: 'hash' });
    expect(chainOf(changedAt(2, link(undefined)))).toMatchObject({ brokenAt: 2, why: 'hash' });
    expect(chainOf(changedAt(0, link('00')))).toMatchObject({ brokenAt: 0, why: 'hash' });
  });

  it('is broken where an event is missing, be it the first', () => {
    for (const gone of [0, 2]) {
      const rest = events.filter(({ revision }) => revision !== gone);
      expect(chainOf(rest)).toEqual({ whole: false, brokenAt: gone + 1, why: 'missing' });
    }
  });

  it('cannot tell that its end was cut off: only a head kept elsewhere can', () => {
    const cut = chainOf(events.slice(0, last));
    expect(cut).toMatchObject({ whole: true });
    expect(cut).not.toEqual(chainOf(events));
  });
});
