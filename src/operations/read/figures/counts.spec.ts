import { at, recorded, type Given } from '../../../../test/support/given-when-then.js';
import {
  fulfillmentDeferred,
  fulfillmentFailed,
  lineFulfilled,
  lineRevoked,
  lineSettled,
  orderPlaced,
  paymentCollected,
  placedOrder,
  retryRequested,
  revocationFailed,
  revocationRequested,
} from '../../../../test/support/order-fixtures.js';
import type { OrderEvent } from '../../../order/events.js';
import type { Recorded } from '../../../kernel/event.js';
import { evolve } from '../../../order/evolve.js';
import { NO_ORDER, type OrderState } from '../../../order/state.js';
import type { OrderStep } from '../order-changes.js';
import { happenedIn, timeToFulfilled } from './counts.js';

function stepsOf(events: readonly Recorded<OrderEvent>[]): readonly OrderStep[] {
  let state: OrderState = NO_ORDER;
  return events.map((event) => {
    const before = state;
    state = evolve(before, event);
    return { event, before, after: state };
  });
}

const steps = (...events: readonly Given[]) => stepsOf(recorded(events));
/** Of the last event of a placed order whose donation is made good. */
const donated = lineFulfilled({ lineId: '2', module: 'donation' });
const last = (...events: readonly Given[]) =>
  happenedIn(steps(...placedOrder(), donated, ...events).at(-1)!);

const enrollment = { module: 'enrollment' };
const byServer = { ...enrollment, class: 'server' };

describe('what an event adds to the figures', () => {
  it('is the order when it is placed, and nothing when only its payment came', () => {
    expect(steps(...placedOrder()).map(happenedIn)).toEqual([[], [{ outcome: 'order-placed' }]]);
  });

  it.each<[string, readonly Given[], readonly object[]]>([
    [
      'the last line and with it the order',
      [lineFulfilled()],
      [{ outcome: 'order-completed' }, { outcome: 'fulfilled', ...enrollment }],
    ],
    ['nothing for a line that was complete before', [lineFulfilled(), lineFulfilled()], []],
    [
      'a failed attempt; the order came to an error',
      [fulfillmentFailed()],
      [{ outcome: 'order-failed' }, { outcome: 'failed', ...byServer }],
    ],
    [
      'another failed attempt; the order was in error before',
      [fulfillmentFailed(), fulfillmentFailed({ attempt: 2 })],
      [{ outcome: 'failed', ...byServer }],
    ],
    [
      'a failed attempt that was the last one',
      [fulfillmentFailed(), fulfillmentFailed({ nextAttemptAt: null })],
      [
        { outcome: 'failed', ...byServer },
        { outcome: 'given-up', ...byServer },
      ],
    ],
    [
      'nothing given up while a person has asked for another attempt',
      [fulfillmentFailed(), retryRequested(), fulfillmentFailed({ nextAttemptAt: null, basis: 1 })],
      [{ outcome: 'failed', ...byServer }],
    ],
    ['what is taken on', [fulfillmentDeferred()], [{ outcome: 'deferred', ...enrollment }]],
    ['what a person settled; not an order made good', [lineSettled()], [{ outcome: 'settled' }]],
    [
      'what is undone',
      [lineFulfilled(), revocationRequested(), lineRevoked()],
      [{ outcome: 'revoked', ...enrollment }],
    ],
    [
      'what could not be undone, for good',
      [lineFulfilled(), revocationRequested(), revocationFailed({ nextAttemptAt: null })],
      [
        { outcome: 'revocation-failed', ...byServer },
        { outcome: 'given-up', ...byServer },
      ],
    ],
  ])('is %s', (_, events, expected) => {
    expect(last(...events)).toEqual(expected);
  });

  it('is nothing for an imported order', () => {
    const imported = steps(paymentCollected(), orderPlaced({ origin: 'import' }), donated);
    expect(imported.flatMap(happenedIn)).toEqual([]);
  });
});

describe('the time to fulfilled', () => {
  const timeOf = (...events: readonly Given[]) =>
    timeToFulfilled(steps(...placedOrder(), donated, ...events).at(-1)!);
  const after = (event: Given, ms: number): Given => ({
    ...event,
    metadata: { occurredAt: at(ms) },
  });

  it('is from placed to the outcome that completes the order', () => {
    expect(timeOf(after(lineFulfilled(), 1_234))).toBe(1_234);
    expect(timeOf(after(lineFulfilled(), -5))).toBe(0);
  });

  it('is that of no other event', () => {
    expect(timeOf()).toBeUndefined();
    expect(timeOf(after(lineSettled(), 1_234))).toBeUndefined();
    expect(timeOf(lineFulfilled(), after(lineFulfilled(), 1_234))).toBeUndefined();
  });
});
