import fc from 'fast-check';
import { at, NOW, stateAfter, type Given } from '../../test/support/given-when-then.js';
import { anyEvent } from '../../test/support/order-arbitraries.js';
import {
  excessPaymentReported,
  fulfillmentFailed,
  lineFulfilled,
  lineSettled,
  orderPlaced,
  paymentRequested,
  placedOrder,
  retryRequested,
  revocationFailed,
  revocationRequested,
} from '../../test/support/order-fixtures.js';
import { diagnose } from './diagnose.js';
import type { ModuleOf } from './plan.js';
import { troublesOf } from './trouble.js';

const moduleOf: ModuleOf = ({ productType }) => (productType === 'Seat' ? 'enrollment' : undefined);
const of = (...events: readonly Given[]) => troublesOf(stateAfter(events), moduleOf);
/** Of an order whose donation is made good. */
const ofLine = (...events: readonly Given[]) =>
  of(...placedOrder(), lineFulfilled({ lineId: '2', module: 'donation' }), ...events);
const then = (event: Given, afterMs: number): Given => ({
  ...event,
  metadata: { occurredAt: at(afterMs) },
});

describe('what is not well with an order', () => {
  it('is nothing while it gets on, or waits for its payment', () => {
    expect(of()).toEqual([]);
    expect(of(paymentRequested())).toEqual([]);
    expect(of(...placedOrder())).toEqual([]);
    expect(ofLine(lineFulfilled())).toEqual([]);
    expect(ofLine(lineFulfilled(), revocationRequested())).toEqual([]);
  });

  it.each<[string, readonly Given[], object]>([
    [
      'that is tried again by itself',
      [fulfillmentFailed()],
      {
        ...{ work: 'fulfillment', module: 'enrollment', diagnosis: 'retry-scheduled' },
        ...{ class: 'server', code: 'lms-503', retry: 'scheduled' },
        ...{ since: NOW, failedAt: NOW, nextAttemptAt: NOW + 2000, needsPerson: false },
      },
    ],
    [
      'whose attempts are used up',
      [fulfillmentFailed({ nextAttemptAt: null })],
      { diagnosis: 'exhausted', retry: 'exhausted', nextAttemptAt: null, needsPerson: true },
    ],
    [
      'whose module is broken: it goes on when a person mended that',
      [fulfillmentFailed({ class: 'configuration', nextAttemptAt: null })],
      { diagnosis: 'module-not-working', retry: 'waiting', needsPerson: true },
    ],
    [
      'that cannot be undone',
      [lineFulfilled(), revocationRequested(), revocationFailed({ nextAttemptAt: null })],
      { work: 'revocation', diagnosis: 'revocation-exhausted', needsPerson: true },
    ],
    [
      'that was fulfilled after a person gave it up: a case, though nothing failed',
      [lineSettled({ outcome: 'abandoned' }), then(lineFulfilled(), 5_000)],
      {
        ...{ class: null, code: 'settlement-contradicted', retry: null },
        ...{ since: NOW + 5_000, needsPerson: true },
      },
    ],
  ])('is a line %s', (_, events, trouble) => {
    expect(ofLine(...events)).toMatchObject([{ line: { id: '1' }, ...trouble }]);
  });

  it('is money that waits for a person', () => {
    expect(of(...placedOrder(), lineFulfilled(), excessPaymentReported())).toContainEqual(
      expect.objectContaining({ work: 'refund', class: null, needsPerson: true }),
    );
  });

  it('began with the first failure, whatever kind the later ones are and whoever tried again', () => {
    const [trouble] = ofLine(
      fulfillmentFailed({ class: 'configuration', nextAttemptAt: null }),
      then(fulfillmentFailed({ attempt: 2 }), 1_000),
      then(retryRequested(), 2_000),
      then(fulfillmentFailed({ attempt: 3, class: 'network', basis: 6 }), 3_000),
    );
    expect(trouble).toMatchObject({ since: NOW, failedAt: NOW + 3_000, class: 'network' });
  });

  it('begins anew when the line was well in between', () => {
    const [trouble] = ofLine(
      fulfillmentFailed(),
      then(lineFulfilled({ attempt: 2 }), 1_000),
      then(revocationRequested(), 2_000),
      then(revocationFailed(), 3_000),
    );
    expect(trouble).toMatchObject({ since: NOW + 3_000 });
  });

  it('is what the diagnosis says of it, in the same words', () => {
    const getsOn = ['payment-unresolved', 'paid-not-placed', 'payment-declined', 'not-attempted'];
    const anyStream = fc
      .tuple(
        fc.constantFrom([], [orderPlaced()], [orderPlaced({ origin: 'import' })]),
        fc.array(anyEvent, { maxLength: 12 }),
      )
      .map((both) => both.flat());
    fc.assert(
      fc.property(anyStream, (given) => {
        const state = stateAfter(given);
        const told = diagnose({ state, events: [] }, moduleOf)
          .filter(({ code }) => ![...getsOn, 'deferred', 'revocation-asked'].includes(code))
          .map(({ code, line, reference, waitsFor, next }) => ({
            ...{ code, subject: line ?? reference, needsPerson: waitsFor === 'operator' },
            next: next?.at ?? null,
          }));
        const troubles = troublesOf(state, moduleOf).map(
          ({ diagnosis, line, reference, needsPerson, nextAttemptAt }) => ({
            ...{ code: diagnosis, subject: line?.id ?? reference, needsPerson },
            next: nextAttemptAt,
          }),
        );
        expect(new Set(troubles)).toEqual(new Set(told));
      }),
      { numRuns: 300 },
    );
  });
});
