import { at, NOW, stateAfter, type Given } from '../../test/support/given-when-then.js';
import {
  charged,
  excessPaymentRefunded,
  excessPaymentRefundFailed,
  excessPaymentReported,
  excessPaymentSettledByHand,
  fulfillmentFailed,
  lineFulfilled,
  lineOf,
  orderDetails,
  orderPlaced,
  paymentClaimVoided,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  placedOrder,
  placedState,
  seat,
} from '../../test/support/order-fixtures.js';
import {
  attemptableAt,
  MODULE_RECOVERY_MS,
  NO_MODULE,
  PAYMENT,
  plan,
  REFUND,
  RESOLVE_PAYMENT_AFTER_MS,
  type ModuleOf,
} from './plan.js';

const MODULES = new Map([
  ['Seat', 'enrollment'],
  ['Donation', 'donation'],
]);
const moduleOf: ModuleOf = ({ productType }) => MODULES.get(productType);
const planAfter = (events: readonly Given[]) => plan(stateAfter(events), moduleOf);

const fulfill = (party: string, lineIds: readonly string[], dueAt = NOW) => ({
  ...{ party, command: 'FulfillOrder', lineIds, dueAt },
});
const steps = (...list: readonly ReturnType<typeof fulfill>[]) => ({ steps: list, cases: [] });
const donationDone = lineFulfilled({ lineId: '2', module: 'donation' });

describe('the plan before an order is placed', () => {
  it.each<[string, readonly Given[]]>([
    ['there is no order', []],
    ['it only gave up a claim', [paymentClaimVoided()]],
    ['its payment was declined: the buyer moves next', [paymentRequested(), paymentDeclined()]],
    ['its payment is in: the same append places it', [paymentCollected()]],
  ])('is done when %s', (_, events) => {
    expect(planAfter(events)).toEqual({ steps: [], cases: [] });
  });

  it('asks the processor when its own request must be over', () => {
    expect(planAfter([paymentRequested()])).toEqual({
      steps: [
        {
          ...{ party: PAYMENT, command: 'ResolvePayment', lineIds: [] },
          dueAt: NOW + RESOLVE_PAYMENT_AFTER_MS,
        },
      ],
      cases: [],
    });
  });
});

describe('the plan of a placed order', () => {
  it('fulfils each line by its module, at once', () => {
    expect(planAfter(placedOrder())).toEqual(
      steps(fulfill('enrollment', ['1']), fulfill('donation', ['2'])),
    );
  });

  it('has one step for all lines of one module', () => {
    const lines = [seat(), seat({ id: '2' }), seat({ id: '3' })];
    const events = placedOrder({ basket: { id: 'B-1', lines } });
    expect(planAfter([...events, lineFulfilled({ lineId: '2' })])).toEqual(
      steps(fulfill('enrollment', ['1', '3'])),
    );
  });

  it('is due when the first line of the module is', () => {
    const lines = [seat(), seat({ id: '2' })];
    const failed = [
      fulfillmentFailed({ nextAttemptAt: at(9000) }),
      fulfillmentFailed({ lineId: '2', nextAttemptAt: at(4000) }),
    ];
    expect(planAfter([...placedOrder({ basket: { id: 'B-1', lines } }), ...failed])).toEqual(
      steps(fulfill('enrollment', ['1', '2'], NOW + 4000)),
    );
  });

  it('gives lines that no module supports to nobody, who says so', () => {
    const lines = [seat({ productType: 'Course Entitlement' }), seat({ id: '2' })];
    expect(planAfter(placedOrder({ basket: { id: 'B-1', lines } }))).toEqual(
      steps(fulfill(NO_MODULE, ['1']), fulfill('enrollment', ['2'])),
    );
  });

  it('attempts a failed line again at its time', () => {
    expect(planAfter([...placedOrder(), donationDone, fulfillmentFailed()])).toEqual(
      steps(fulfill('enrollment', ['1'], NOW + 2000)),
    );
  });

  it('looks after a module that failed as a whole', () => {
    const failed = fulfillmentFailed({ class: 'configuration', nextAttemptAt: null });
    expect(planAfter([...placedOrder(), donationDone, failed])).toEqual(
      steps(fulfill('enrollment', ['1'], NOW + MODULE_RECOVERY_MS)),
    );
  });

  it.each([
    ['exhausted', { retryable: true }],
    ['not-retryable', { retryable: false }],
  ])('is a case for a person when nothing happens by itself any more (%s)', (reason, failure) => {
    const failed = fulfillmentFailed({ ...failure, nextAttemptAt: null });
    expect(planAfter([...placedOrder(), donationDone, failed])).toEqual({
      steps: [],
      cases: [{ lineId: '1', reason }],
    });
  });

  it('names every line of the case, each with its reason', () => {
    const lost = fulfillmentFailed({ retryable: false, nextAttemptAt: null });
    const spent = fulfillmentFailed({ lineId: '2', nextAttemptAt: null });
    expect(planAfter([...placedOrder(), lost, spent])).toEqual({
      steps: [],
      cases: [
        { lineId: '1', reason: 'not-retryable' },
        { lineId: '2', reason: 'exhausted' },
      ],
    });
  });

  it('goes on with the other lines while one waits for a person, and hides neither', () => {
    const lost = fulfillmentFailed({ retryable: false, nextAttemptAt: null });
    expect(planAfter([...placedOrder(), lost])).toEqual({
      steps: [fulfill('donation', ['2'])],
      cases: [{ lineId: '1', reason: 'not-retryable' }],
    });
  });

  it('is done when every line is complete', () => {
    expect(planAfter([...placedOrder(), lineFulfilled(), donationDone])).toEqual({
      steps: [],
      cases: [],
    });
  });

  it('leaves an imported order alone: it was fulfilled elsewhere', () => {
    expect(planAfter([orderPlaced({ origin: 'import' })])).toEqual({ steps: [], cases: [] });
  });

  it('fulfils an order that a person made', () => {
    const basket = { id: 'B-1', lines: [seat()] };
    expect(planAfter([orderPlaced({ origin: 'manual', basket })])).toEqual(
      steps(fulfill('enrollment', ['1'])),
    );
  });
});

describe('the plan for money beside the payment', () => {
  const refund = { party: REFUND, command: 'RefundExcess', lineIds: [], dueAt: NOW };
  const lines = [lineFulfilled(), donationDone];
  const ours = excessPaymentReported(charged());
  const cases = (reason: string, reference = 'pay_1') => [{ reference, reason }];

  it.each<[string, readonly Given[]]>([
    ['a decline', [paymentRequested(), paymentDeclined()]],
    ['the order was placed', [...placedOrder(), ...lines]],
    ['it was imported', [orderPlaced({ origin: 'import' })]],
  ])('gives back what we asked for, after %s', (_, events) => {
    expect(planAfter([...events, ours])).toEqual({ steps: [refund], cases: [] });
  });

  it('does so beside the payment that is under way', () => {
    const { steps: both } = planAfter([paymentRequested(), ours]);
    expect(both.map(({ party }) => party)).toEqual([PAYMENT, REFUND]);
  });

  it('is done when it went back', () => {
    const events = [...placedOrder(), ...lines, ours, excessPaymentRefunded()];
    expect(planAfter(events)).toEqual({ steps: [], cases: [] });
  });

  it('is a case when the processor will not give it back, until a person settled it', () => {
    const events = [...placedOrder(), ...lines, ours, excessPaymentRefundFailed()];
    expect(planAfter(events)).toEqual({ steps: [], cases: cases('refund-failed') });
    const settled = excessPaymentSettledByHand({ processor: 'sandbox', reference: 'pay_1' });
    expect(planAfter([...events, settled])).toEqual({ steps: [], cases: [] });
  });

  it('never gives back what checkout collected: a case, until a person settled it', () => {
    const events = [...placedOrder(), ...lines, excessPaymentReported()];
    expect(planAfter(events)).toEqual({ steps: [], cases: cases('excess-payment', 'ch_2') });
    expect(planAfter([...events, excessPaymentSettledByHand()]).cases).toEqual([]);
  });

  it('never gives back what pays another order', () => {
    const used = excessPaymentReported({ ...charged(), usedElsewhere: true });
    expect(planAfter([paymentRequested(), paymentDeclined(), used])).toEqual({
      ...{ steps: [], cases: cases('payment-used-elsewhere') },
    });
  });
});

describe('a line may be attempted', () => {
  const attemptable = (events: readonly Given[]) => {
    const order = placedState(events, orderDetails());
    return attemptableAt(lineOf(order), order.placedAt);
  };

  it('as soon as the order is placed', () => {
    expect(attemptable([])).toBe(NOW);
  });

  it('not again once it is complete', () => {
    expect(attemptable([lineFulfilled()])).toBeUndefined();
  });

  it('after a failure only at its time', () => {
    expect(attemptable([fulfillmentFailed({ nextAttemptAt: at(7000) })])).toBe(NOW + 7000);
  });

  it('not by itself when a person must act', () => {
    expect(attemptable([fulfillmentFailed({ nextAttemptAt: null })])).toBeUndefined();
  });
});
