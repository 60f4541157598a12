import { expectedLineStatus, OVER } from '../../test/support/line-notes.js';
import { always, type History } from '../../test/support/order-model.js';
import { NOW } from '../../test/support/given-when-then.js';
import { orderDetails } from '../../test/support/order-fixtures.js';
import type { Recorded } from '../kernel/event.js';
import { foldAll, headOf } from '../kernel/folded.js';
import { isRejection } from '../kernel/rejection.js';
import type { OrderEvent } from './events.js';
import { orderEvolution } from './evolve.js';
import { plan, REFUND, type Plan } from './plan.js';
import { samePayment } from './same-payment.js';
import { orderStatus } from './status.js';

const moduleOf = ({ productType }: { productType: string }) =>
  productType === 'Seat' ? 'enrollment' : undefined;

function ofType<Type extends OrderEvent['type']>(events: History['events'], type: Type) {
  return events.filter((event): event is Extract<Recorded<OrderEvent>, { type: Type }> =>
    Object.is(event.type, type),
  );
}

/** The plan for the lines and the payment, without what becomes of excess money. */
function withoutMoney({ steps, cases }: Plan): Plan {
  return {
    steps: steps.filter(({ party }) => party !== REFUND),
    cases: cases.filter((one) => 'lineId' in one),
  };
}

function expectedStatus(events: History['events']): string | undefined {
  if (ofType(events, 'OrderPlaced').length > 0) {
    const lines = orderDetails().basket.lines.map(({ id }) => expectedLineStatus(events, id));
    if (lines.includes('Open')) return 'Open';
    return lines.every((status) => OVER.includes(status)) ? 'Complete' : 'Fulfillment Error';
  }
  const payment = events.findLast(({ type }) =>
    ['PaymentRequested', 'PaymentCollected', 'PaymentDeclined'].includes(type),
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

  it('a line whose fulfilment is over is never fulfilled again', () => {
    always(({ steps }) => {
      for (const { before, after } of steps) {
        if (before.state.stage !== 'placed' || after.state.stage !== 'placed') continue;
        for (const { id, status } of before.state.lines) {
          const now = after.state.lines.find((line) => line.id === id);
          if (OVER.includes(status)) expect(OVER).toContain(now?.status);
        }
      }
    });
  });

  it('the attempts at a line are numbered without a gap', () => {
    always(({ events }) => {
      for (const lineId of ['1', '2']) {
        const attempts = events.flatMap((event) =>
          'basis' in event.data && event.data.lineId === lineId ? [event.data.attempt] : [],
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

  it('every line that is not as it should be has a next step or waits for a person; no other has', () => {
    always(({ steps }) => {
      for (const { after } of steps) {
        const next = withoutMoney(plan(after.state, moduleOf));
        if (after.state.stage === 'payment-pending') expect(next.steps).toHaveLength(1);
        if (after.state.stage !== 'placed') continue;
        const unfinished = after.state.lines.filter(
          ({ status, revocation, settlement }) =>
            !OVER.includes(status) ||
            revocation !== undefined ||
            settlement?.contradictedAt !== undefined,
        );
        const waiting = next.cases.flatMap((one) => ('lineId' in one ? [one.lineId] : []));
        const planned = unfinished.filter(({ id }) => !waiting.includes(id));
        const parties = planned.map((line) =>
          line.revocation ? (line.module ?? moduleOf(line) ?? 'none') : (moduleOf(line) ?? 'none'),
        );
        expect(unfinished.map(({ id }) => id)).toEqual(expect.arrayContaining(waiting));
        expect(new Set(next.steps.map(({ party }) => party))).toEqual(new Set(parties));
        expect(next.steps).toHaveLength(new Set(parties).size);
      }
    });
  });

  it('money beside the payment goes back by itself or is a case, until one or the other ended it', () => {
    always(({ steps }) => {
      for (const { after } of steps) {
        if (after.state.stage === 'none' || after.state.stage === 'paid') continue;
        const next = plan(after.state, moduleOf);
        const waiting = next.cases.flatMap((one) => ('reference' in one ? [one.reference] : []));
        const going = next.steps.some(({ party }) => party === REFUND);
        const open = after.state.excessPayments.filter(
          ({ end }) => end === undefined || end === 'refund-failed',
        );
        const captured = open.filter(({ processor }) => processor === 'captured');
        for (const { reference } of captured) expect(waiting).toContain(reference);
        expect(waiting.length < open.length).toBe(going);
        if (open.length === 0) expect(waiting).toEqual([]);
      }
    });
  });

  it('what is prepared belongs to an attempt that was requested, and is written once for each', () => {
    always(({ events }) => {
      for (const { revision, data } of ofType(events, 'PaymentPrepared')) {
        const before = events.slice(0, revision);
        const last = before.findLast(({ type }) => type === 'PaymentRequested');
        expect(last).toMatchObject({ data: { attempt: data.attempt, processor: data.processor } });
        const prepared = ofType(before, 'PaymentPrepared').map((one) => one.data.attempt);
        expect(prepared).not.toContain(data.attempt);
      }
    });
  });

  it('a line is never fulfilled and undone at the same time, and no step has a line twice', () => {
    always(({ steps }) => {
      for (const { after } of steps) {
        const planned = plan(after.state, moduleOf).steps.flatMap(({ lineIds }) => lineIds);
        expect(new Set(planned).size).toBe(planned.length);
      }
    });
  });

  it('what was asked for and not answered yet is planned: a retry by hand is due at once', () => {
    always(({ steps }) => {
      for (const { after } of steps) {
        if (after.state.stage !== 'placed') continue;
        const asked = after.state.lines.filter(({ retry }) => retry);
        const due = plan(after.state, moduleOf).steps.filter(({ dueAt }) => dueAt <= NOW);
        for (const line of asked) {
          expect(due.map(({ party }) => party)).toContain(moduleOf(line) ?? 'none');
        }
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
    }, 2_000);
    expect([...seen].sort()).toEqual([
      ...['Complete', 'ExcessPaymentRefundFailed', 'ExcessPaymentRefunded'],
      ...['ExcessPaymentReported', 'ExcessPaymentSettledByHand', 'Fulfillment Error'],
      ...['FulfillmentDeferred', 'FulfillmentFailed'],
      ...['FulfillmentRetryRequested', 'LineFulfilled', 'LineRevoked', 'LineSettledByHand'],
      ...['Open', 'OrderPlaced', 'Payment Declined', 'Payment Pending'],
      ...['PaymentClaimVoided', 'PaymentCollected', 'PaymentDeclined', 'PaymentPrepared'],
      ...['PaymentRequested', 'RevocationFailed', 'RevocationRequested', 'none'],
    ]);
  });
});

describe('the history of an order', () => {
  it('is linked: each event carries the hash of the one before it', () => {
    always(({ events }) => {
      events.forEach(({ metadata }, index) => {
        const before = foldAll(orderEvolution, events.slice(0, index));
        expect(metadata.prevHash).toBe(headOf(before));
      });
    });
  });
});
