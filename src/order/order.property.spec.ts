import { always, type History } from '../../test/support/order-model.js';
import { orderDetails } from '../../test/support/order-fixtures.js';
import type { Recorded } from '../kernel/event.js';
import { foldAll } from '../kernel/folded.js';
import { isRejection } from '../kernel/rejection.js';
import { samePayment } from './decide/place-order.js';
import type { OrderEvent } from './events.js';
import { orderEvolution } from './evolve.js';
import { plan } from './plan.js';
import { orderStatus } from './status.js';

const moduleOf = ({ productType }: { productType: string }) =>
  productType === 'Seat' ? 'enrollment' : undefined;

function ofType<Type extends OrderEvent['type']>(events: History['events'], type: Type) {
  return events.filter((event): event is Extract<Recorded<OrderEvent>, { type: Type }> =>
    Object.is(event.type, type),
  );
}

/** The contract's table once more, made of events alone. */
function expectedLineStatus(events: History['events'], lineId: string): string {
  if (ofType(events, 'LineFulfilled').some(({ data }) => data.lineId === lineId)) return 'Complete';
  const failure = ofType(events, 'FulfillmentFailed').findLast(
    ({ data }) => data.lineId === lineId,
  );
  if (!failure) return 'Open';
  const [first = '', ...rest] = failure.data.class;
  return `Fulfillment ${first.toUpperCase()}${rest.join('')} Error`;
}

function expectedStatus(events: History['events']): string | undefined {
  if (ofType(events, 'OrderPlaced').length > 0) {
    const lines = orderDetails().basket.lines.map(({ id }) => expectedLineStatus(events, id));
    if (lines.includes('Open')) return 'Open';
    return lines.every((status) => status === 'Complete') ? 'Complete' : 'Fulfillment Error';
  }
  const payment = events.findLast(
    ({ type }) => type.startsWith('Payment') && !type.endsWith('Voided'),
  );
  if (!payment) return undefined;
  return payment.type === 'PaymentDeclined' ? 'Payment Declined' : 'Payment Pending';
}

describe('for any sequence of commands', () => {
  it('an order is never placed before its payment is recorded, and only once', () => {
    always(({ events }) => {
      const types = events.map(({ type }) => type);
      const placedAt = types.indexOf('OrderPlaced');
      expect(types.lastIndexOf('OrderPlaced')).toBe(placedAt);
      expect(types.indexOf('PaymentCollected')).toBe(placedAt === -1 ? -1 : placedAt - 1);
      expect(types.lastIndexOf('PaymentCollected')).toBe(types.indexOf('PaymentCollected'));
    });
  });

  it('what was collected is the order total', () => {
    always(({ events }) => {
      for (const { data } of ofType(events, 'PaymentCollected')) {
        expect(data).toMatchObject({ amount: orderDetails().orderTotal, currency: 'USD' });
      }
    });
  });

  it('money beside the payment is reported once, and is never the payment itself', () => {
    always(({ events }) => {
      const [payment] = ofType(events, 'PaymentCollected');
      const excess = ofType(events, 'ExcessPaymentReported').map(({ data }) => data);
      excess.forEach((one, index) => {
        expect(excess.slice(index + 1).some((other) => samePayment(one, other))).toBe(false);
      });
      for (const { revision, data } of ofType(events, 'ExcessPaymentReported')) {
        if (payment && revision > payment.revision) {
          expect(samePayment(payment.data, data)).toBe(false);
        }
      }
    });
  });

  it('a line that is complete stays complete', () => {
    always(({ steps }) => {
      for (const { before, after } of steps) {
        if (before.state.stage !== 'placed') continue;
        const complete = before.state.lines.filter(({ status }) => status === 'Complete');
        const lines = after.state.stage === 'placed' ? after.state.lines : [];
        for (const { id } of complete) {
          expect(lines.find((line) => line.id === id)).toMatchObject({ status: 'Complete' });
        }
      }
    });
  });

  it('the attempts at a line are numbered without a gap', () => {
    always(({ events }) => {
      for (const lineId of ['1', '2']) {
        const attempts = events.flatMap((event) =>
          'lineId' in event.data && event.data.lineId === lineId ? [event.data.attempt] : [],
        );
        expect(attempts).toEqual(attempts.map((_, index) => index + 1));
      }
    });
  });

  it('the status is the one of the table', () => {
    always(({ events, steps }) => {
      for (const { after } of steps) {
        const soFar = events.slice(0, after.revision + 1);
        expect(orderStatus(after.state)).toBe(expectedStatus(soFar));
      }
    });
  });

  it('the same command again writes nothing', () => {
    // But a claim is given up each time: two orders may take it over one after the other.
    always(({ steps }) => {
      for (const { command: same, decision, after } of steps) {
        if (isRejection(decision) || same.name === 'VoidPaymentClaim') continue;
        expect(same.decide(after)).toEqual([]);
      }
    });
  });

  it('a request that placed the order is answered alike for ever after', () => {
    always(({ events, steps }) => {
      const { state } = foldAll(orderEvolution, events);
      for (const { command: each, decision } of steps) {
        if (each.name !== 'PlaceOrder' || isRejection(decision) || decision.length === 0) continue;
        expect(each.decide(foldAll(orderEvolution, events))).toEqual([]);
        expect(state).toMatchObject({ stage: 'placed', fingerprint: each.fingerprint });
      }
    });
  });

  it('a placed order that is not complete has a next step or waits for a person; a complete one is done', () => {
    always(({ steps }) => {
      for (const { after } of steps) {
        const next = plan(after.state, moduleOf);
        if (after.state.stage === 'payment-pending') expect(next.steps).toHaveLength(1);
        if (after.state.stage !== 'placed') continue;
        const done = next.steps.length === 0 && next.cases.length === 0;
        expect(done).toBe(orderStatus(after.state) === 'Complete');
      }
    });
  });

  it('every line that is not complete is in one step or in a case', () => {
    always(({ steps }) => {
      for (const { after } of steps) {
        const next = plan(after.state, moduleOf);
        if (after.state.stage !== 'placed') continue;
        const planned = next.steps.flatMap(({ lineIds }) => lineIds);
        const parties = next.steps.map(({ party }) => party);
        expect(new Set(planned).size).toBe(planned.length);
        expect(new Set(parties).size).toBe(parties.length);
        const waiting = next.cases.map(({ lineId }) => lineId);
        const unfinished = after.state.lines.filter(({ status }) => status !== 'Complete');
        expect([...planned, ...waiting].sort()).toEqual(unfinished.map(({ id }) => id).sort());
      }
    });
  });

  it('the events, written and read again, give the same order', () => {
    always(({ events, steps }) => {
      const stored = JSON.parse(JSON.stringify(events)) as typeof events;
      const live = steps.at(-1)?.after ?? foldAll(orderEvolution, []);
      expect(foldAll(orderEvolution, stored)).toEqual(live);
    });
  });

  it('reaches every stage and every event, so that the rules above are about something', () => {
    const seen = new Set<string>();
    always(({ events, steps }) => {
      for (const { type } of events) seen.add(type);
      for (const { after } of steps) seen.add(orderStatus(after.state) ?? after.state.stage);
    });
    expect([...seen].sort()).toEqual([
      ...['Complete', 'ExcessPaymentReported', 'Fulfillment Error', 'FulfillmentFailed'],
      ...['LineFulfilled', 'Open', 'OrderPlaced', 'Payment Declined', 'Payment Pending'],
      ...['PaymentClaimVoided', 'PaymentCollected', 'PaymentDeclined', 'PaymentRequested', 'none'],
    ]);
  });
});

describe('the history of an order', () => {
  it('is linked: each event carries the hash of the one before it', () => {
    always(({ events }) => {
      events.forEach(({ metadata }, index) => {
        const { head } = foldAll(orderEvolution, events.slice(0, index));
        expect(metadata.prevHash).toBe(head);
      });
    });
  });
});
