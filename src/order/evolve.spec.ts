import { given, NOW, at, stateAfter } from '../../test/support/given-when-then.js';
import {
  FINGERPRINT,
  asPlaced,
  captured,
  excessPaymentReported,
  fulfillmentFailed,
  lineFulfilled,
  lineOf,
  orderDetails,
  orderPlaced,
  paymentClaimVoided,
  paymentCollected,
  paymentDeclined,
  paymentPrepared,
  paymentRequested,
  placedOrder,
  placedState,
  placeOrder,
  seat,
} from '../../test/support/order-fixtures.js';
import { decidePlaceOrder } from './decide/place-order.js';

describe('an order before it is placed', () => {
  it('does not exist without events, nor by a claim it gave up', () => {
    expect(stateAfter([])).toEqual({ stage: 'none' });
    expect(stateAfter([paymentClaimVoided()])).toEqual({ stage: 'none' });
  });

  it('waits for its payment since the payment was requested', () => {
    expect(stateAfter([paymentRequested()])).toEqual({
      stage: 'payment-pending',
      details: orderDetails(),
      fingerprint: FINGERPRINT,
      attempt: 1,
      processor: 'sandbox',
      requestedAt: NOW,
      excessPayments: [],
    });
  });

  it('knows why its payment was declined', () => {
    expect(stateAfter([paymentRequested(), paymentDeclined()])).toMatchObject({
      stage: 'payment-declined',
      details: orderDetails(),
      fingerprint: FINGERPRINT,
      attempt: 1,
      decline: { processor: 'sandbox', code: 'card-declined', message: 'The card was declined.' },
    });
  });

  it("remembers the processor's own object, over a decline and into the next attempt", () => {
    const { data: prepared } = paymentPrepared();
    const [first, next] = [paymentRequested(), paymentRequested({ attempt: 2 })];
    expect(stateAfter([first, paymentPrepared()])).toMatchObject({ prepared });
    const declined = [first, paymentPrepared(), paymentDeclined()];
    expect(stateAfter(declined)).toMatchObject({ stage: 'payment-declined', prepared });
    expect(stateAfter([...declined, next])).toMatchObject({ attempt: 2, prepared });
    const again = paymentPrepared({ reference: 'pay_2', attempt: 2 });
    expect(stateAfter([...declined, next, again])).toMatchObject({ prepared: again.data });
  });

  it('waits again when another payment is tried', () => {
    const again = paymentRequested({ attempt: 2, processor: 'stripe' });
    expect(stateAfter([paymentRequested(), paymentDeclined(), again])).toMatchObject({
      ...{ stage: 'payment-pending', attempt: 2, processor: 'stripe' },
    });
  });

  it('is left alone by a decline that comes too late', () => {
    const order = placedOrder();
    expect(stateAfter([...order, paymentDeclined()])).toEqual(stateAfter(order));
  });
});

describe('a placed order', () => {
  it('has its details, its payment, its time and its lines, all open', () => {
    expect(placedState()).toEqual({
      stage: 'placed',
      details: orderDetails(),
      fingerprint: FINGERPRINT,
      attempt: 1,
      origin: 'checkout',
      payment: { ...captured(), currency: 'USD', collectedAt: at() },
      placedAt: NOW,
      excessPayments: [],
      lines: orderDetails().basket.lines.map((line) => ({
        ...line,
        ...{ status: 'Open', attempts: 0, budgetUsed: 0 },
      })),
    });
  });

  it('has no payment when it was imported', () => {
    expect(stateAfter([orderPlaced({ origin: 'import' })])).toMatchObject({
      ...{ stage: 'placed', origin: 'import', payment: null, attempt: 0 },
    });
  });

  it('recognises the request it was made by, also when a probe recorded the payment', () => {
    const { metadata, ...withoutFingerprint } = orderPlaced();
    given([paymentRequested(), paymentCollected(), withoutFingerprint])
      .when(decidePlaceOrder, placeOrder())
      .then([]);
  });

  it('is not changed by an outcome for a line that it does not have', () => {
    const order = placedState();
    const strange = [lineFulfilled({ lineId: '9' }), fulfillmentFailed({ lineId: '9' })];
    expect(placedState(strange)).toEqual(order);
  });

  it.each([
    ['none', []],
    ['payment-pending', [paymentRequested()]],
    ['payment-declined', [paymentRequested(), paymentDeclined()]],
    ['paid', [paymentCollected()]],
  ])('only a placed one has outcomes: at stage %s they change nothing', (stage, events) => {
    const before = stateAfter(events);
    expect(before.stage).toBe(stage);
    expect(stateAfter([...events, lineFulfilled(), fulfillmentFailed()])).toEqual(before);
  });

  it.each([
    ['while the payment is under way', [paymentRequested(), excessPaymentReported()]],
    ['after a decline', [paymentRequested(), paymentDeclined(), excessPaymentReported()]],
    ['after it was placed', [...placedOrder(), excessPaymentReported()]],
  ])('remembers money beside its payment that came in %s', (_, events) => {
    expect(stateAfter(events)).toMatchObject({ excessPayments: [captured({ reference: 'ch_2' })] });
  });

  it('never forgets such money at a later stage', () => {
    const order = asPlaced(
      stateAfter([
        ...[paymentRequested(), paymentDeclined(), excessPaymentReported()],
        ...[paymentRequested({ attempt: 2 }), excessPaymentReported({ reference: 'ch_3' })],
        ...[paymentDeclined({ attempt: 2 }), ...placedOrder()],
      ]),
    );
    expect(order.excessPayments.map(({ reference }) => reference)).toEqual(['ch_2', 'ch_3']);
  });
});

describe('a line', () => {
  it('is complete with what its module got back', () => {
    expect(lineOf(placedState([lineFulfilled()]))).toEqual({
      ...seat(),
      ...{ status: 'Complete', module: 'enrollment', attempts: 1, budgetUsed: 0 },
      receipt: { mode: 'verified' },
    });
  });

  it.each([
    ['configuration', 'Fulfillment Configuration Error'],
    ['network', 'Fulfillment Network Error'],
    ['timeout', 'Fulfillment Timeout Error'],
    ['server', 'Fulfillment Server Error'],
  ] as const)('whose attempt failed by %s has status %s', (failureClass, status) => {
    expect(lineOf(placedState([fulfillmentFailed({ class: failureClass })])).status).toBe(status);
  });

  it('knows why and when its last attempt failed, and when the next one is', () => {
    expect(lineOf(placedState([fulfillmentFailed({ outcomeUnknown: true })]))).toMatchObject({
      ...{ module: 'enrollment', attempts: 1, budgetUsed: 1, failingSince: NOW },
      failure: {
        ...{ class: 'server', code: 'lms-503', message: 'The LMS is down for maintenance.' },
        ...{ retryable: true, outcomeUnknown: true, at: NOW, nextAttemptAt: NOW + 2000 },
      },
    });
  });

  it('that fails again shows the new reason and remembers since when it fails', () => {
    const later = { metadata: { occurredAt: at(60_000) } };
    const second = {
      ...fulfillmentFailed({ attempt: 2, class: 'network', code: 'refused' }),
      ...later,
    };
    expect(lineOf(placedState([fulfillmentFailed(), second]))).toMatchObject({
      ...{ status: 'Fulfillment Network Error', attempts: 2, budgetUsed: 2, failingSince: NOW },
      failure: { code: 'refused', at: NOW + 60_000 },
    });
  });

  it('that succeeds in the end has no failure any more, and still all its attempts', () => {
    const line = lineOf(placedState([fulfillmentFailed(), lineFulfilled({ attempt: 2 })]));
    expect(line).toMatchObject({ status: 'Complete', attempts: 2 });
    expect(line).not.toHaveProperty('failure');
    expect(line).not.toHaveProperty('failingSince');
  });

  it('never leaves Complete, whatever an attempt that was late says', () => {
    const done = placedState([lineFulfilled()]);
    expect(placedState([lineFulfilled(), fulfillmentFailed({ attempt: 2 })])).toEqual(done);
  });

  it('loses neither attempts nor time of its budget while its module fails as a whole', () => {
    const misconfigured = fulfillmentFailed({ class: 'configuration', nextAttemptAt: null });
    const line = lineOf(placedState([fulfillmentFailed(), misconfigured]));
    expect(line.budgetUsed).toBe(1);
    expect(line).not.toHaveProperty('failingSince');
  });

  it('of another id is not touched', () => {
    const order = placedState([lineFulfilled(), fulfillmentFailed({ lineId: '2' })]);
    expect(order.lines.map(({ status }) => status)).toEqual([
      'Complete',
      'Fulfillment Server Error',
    ]);
  });
});
