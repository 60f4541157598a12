import { at, folded, NOW, type Given } from '../../../../test/support/given-when-then.js';
import {
  donation,
  charged,
  excessPaymentRefunded,
  excessPaymentRefundFailed,
  excessPaymentReported,
  excessPaymentSettledByHand,
  freeOrderDetails,
  fulfillmentFailed,
  lineFulfilled,
  orderPlaced,
  paymentClaimVoided,
  paymentCollected,
  paymentDeclined,
  paymentRequested,
  placedOrder,
  revocationRequested,
  seat,
} from '../../../../test/support/order-fixtures.js';
import { orderView, type LineView, type OrderView } from './order-view.js';

function viewAfter(...events: readonly Given[]): OrderView {
  const view = orderView(folded(events));
  if (!view) throw new Error('There is no order to see.');
  return view;
}

const firstLine = (view: OrderView): LineView => view.lines[0]!;
const placed = placedOrder();
const donated = lineFulfilled({ lineId: '2', module: 'donation' });

const DETAILS = {
  orderNumber: 'EDX-100001',
  user: { username: 'ada', email: 'ada@example.com', lmsUserId: 42 },
  basketId: 'B-100001',
  ...{ shippingMethod: 'no-shipping-required', shippingCharge: '0.00' },
  ...{ currency: 'USD', orderTotal: '159.00', partner: null, site: null },
};
const openLine = ({ attributes: _, ...line }: ReturnType<typeof seat>) => ({
  ...{ ...line, status: 'Open', attempts: 0 },
});

describe('an order that nobody can see', () => {
  it.each([
    ['does not exist', []],
    ['only gave up a claim', [paymentClaimVoided()]],
    ['is paid and not placed, which is never written so', [paymentCollected()]],
  ])('%s', (_, events) => {
    expect(orderView(folded(events))).toBeUndefined();
  });
});

describe('an order before it is placed', () => {
  it('is Payment Pending, with all that was asked for', () => {
    expect(viewAfter(paymentRequested())).toEqual({
      ...DETAILS,
      ...{ status: 'Payment Pending', revision: 0 },
      payment: { status: 'Pending', processor: 'sandbox', amount: '159.00' },
      lines: [openLine(seat()), openLine(donation())],
    });
  });

  it('is Payment Declined, and says why', () => {
    const view = viewAfter(paymentRequested(), paymentDeclined());
    expect(view).toMatchObject({
      ...{ status: 'Payment Declined', revision: 1 },
      statusReason: {
        ...{ status: 'Payment Declined', code: 'card-declined', message: 'The card was declined.' },
      },
      payment: { status: 'Declined', processor: 'sandbox', amount: '159.00' },
    });
    expect(view).not.toHaveProperty('placedAt');
    expect(view.statusReason).not.toHaveProperty('line');
  });

  it('is pending again while another payment is tried, and the reason is gone', () => {
    const again = paymentRequested({ attempt: 2 });
    const view = viewAfter(paymentRequested(), paymentDeclined(), again);
    expect(view).toMatchObject({ status: 'Payment Pending', payment: { status: 'Pending' } });
    expect(view).not.toHaveProperty('statusReason');
  });
});

describe('a placed order', () => {
  it('is Open until its lines have outcomes', () => {
    expect(viewAfter(...placed)).toEqual({
      ...DETAILS,
      ...{ status: 'Open', revision: 1, placedAt: at() },
      payment: { status: 'Collected', processor: 'captured', reference: 'ch_1', amount: '159.00' },
      lines: [openLine(seat()), openLine(donation())],
    });
    expect(viewAfter(...placed, donated).status).toBe('Open');
  });

  it('is Complete when all lines are, with nothing about failures', () => {
    const view = viewAfter(...placed, donated, lineFulfilled());
    expect(view).toMatchObject({ status: 'Complete', revision: 3 });
    expect(firstLine(view)).toEqual({
      ...{ ...openLine(seat()), status: 'Complete', module: 'enrollment', attempts: 1 },
    });
    expect(view).not.toHaveProperty('statusReason');
  });

  it.each([
    ['configuration', 'Fulfillment Configuration Error'],
    ['network', 'Fulfillment Network Error'],
    ['timeout', 'Fulfillment Timeout Error'],
    ['server', 'Fulfillment Server Error'],
  ] as const)('whose line failed by %s is in error: %s', (failureClass, status) => {
    const view = viewAfter(...placed, fulfillmentFailed({ class: failureClass }), donated);
    const { code, message } = fulfillmentFailed().data;
    expect(view.status).toBe('Fulfillment Error');
    expect(view.statusReason).toEqual({ status, line: '1', code, message });
    expect(firstLine(view)).toEqual({
      ...{ ...openLine(seat()), status, module: 'enrollment', attempts: 1, retry: 'scheduled' },
      lastFailure: { class: failureClass, code, message, retryable: true, at: at() },
      nextAttemptAt: at(2000),
    });
  });

  it('says why it is not well already while another line is Open', () => {
    const view = viewAfter(...placed, fulfillmentFailed());
    expect(view.status).toBe('Open');
    expect(view.statusReason).toMatchObject({ line: '1' });
  });

  it('gives the reason of its first line that failed, whichever failed first', () => {
    const second = fulfillmentFailed({ lineId: '2', code: 'second' });
    const view = viewAfter(...placed, second, fulfillmentFailed({ code: 'first' }));
    expect(view.statusReason).toMatchObject({ line: '1', code: 'first' });
  });

  it('says why it is in error while the line that failed is being undone', () => {
    const failed = fulfillmentFailed({ retryable: false, nextAttemptAt: null });
    const view = viewAfter(...placed, failed, donated, revocationRequested({ lineIds: ['1'] }));
    const { code, message } = fulfillmentFailed().data;
    expect(view.status).toBe('Fulfillment Error');
    expect(view.statusReason).toMatchObject({ line: '1', code, message });
    expect(firstLine(view)).toMatchObject({ revocation: 'requested', lastFailure: { code } });
  });

  it('forgets a failure that was made good', () => {
    const view = viewAfter(...placed, fulfillmentFailed(), donated, lineFulfilled({ attempt: 2 }));
    expect(view.status).toBe('Complete');
    expect(firstLine(view)).toMatchObject({ status: 'Complete', attempts: 2 });
    for (const name of ['lastFailure', 'nextAttemptAt', 'retry']) {
      expect(firstLine(view)).not.toHaveProperty(name);
    }
    expect(view).not.toHaveProperty('statusReason');
  });

  it.each([
    ['scheduled', { retryable: true, nextAttemptAt: at(2000) }],
    ['exhausted', { retryable: true, nextAttemptAt: null }],
    ['not-retryable', { retryable: false, nextAttemptAt: null }],
    ['waiting', { class: 'configuration', retryable: true, nextAttemptAt: null }],
  ] as const)('has a line whose retry is %s, and a next attempt only then', (retry, failure) => {
    const line = firstLine(viewAfter(...placed, fulfillmentFailed(failure)));
    expect(line.retry).toBe(retry);
    expect('nextAttemptAt' in line).toBe(retry === 'scheduled');
  });

  it('shows who really holds the money, and not what else it knows of it', () => {
    const held = paymentCollected({ source: 'stripe', account: 'acct_1' });
    expect(viewAfter(held, orderPlaced()).payment).toEqual({
      ...{ status: 'Collected', processor: 'captured', source: 'stripe' },
      ...{ reference: 'ch_1', amount: '159.00' },
    });
  });

  it('that was free has a payment of nothing', () => {
    const details = freeOrderDetails();
    const free = paymentCollected({
      ...{ processor: 'free', reference: details.orderNumber, amount: '0.00' },
    });
    expect(viewAfter(free, orderPlaced(details)).payment).toMatchObject({
      ...{ status: 'Collected', processor: 'free', amount: '0.00' },
    });
  });

  it('that was imported says so in place of a processor', () => {
    expect(viewAfter(orderPlaced({ origin: 'import' })).payment).toEqual({
      ...{ status: 'Collected', processor: 'import', amount: '159.00' },
    });
  });

  it('moves on in revision by events that change nothing to see', () => {
    const view = viewAfter(...placed, paymentClaimVoided('ch_9'));
    expect(view).toEqual({ ...viewAfter(...placed), revision: 2 });
  });

  it('shows money that cannot pay it, and who ends the case', () => {
    const theirs = { processor: 'captured', reference: 'ch_2', amount: '159.00' };
    const ours = { processor: 'sandbox', reference: 'pay_1', amount: '159.00' };
    const both = [...placed, excessPaymentReported(), excessPaymentReported(charged())];
    expect(viewAfter(...both).excessPayments).toEqual([
      { ...theirs, status: 'open', reason: 'excess-payment', closedBy: 'operator' },
      { ...ours, status: 'refunding', closedBy: 'refund' },
    ]);
    const ended = [excessPaymentSettledByHand(), excessPaymentRefundFailed()];
    expect(viewAfter(...both, ...ended).excessPayments).toEqual([
      { ...theirs, status: 'settled-by-hand' },
      { ...ours, status: 'refund-failed', reason: 'refund-failed', closedBy: 'operator' },
    ]);
    expect(viewAfter(...both, excessPaymentRefunded()).excessPayments?.[1]).toEqual({
      ...{ ...ours, status: 'refunded' },
    });
  });

  it('tells its times in UTC', () => {
    const placedAt = new Date(NOW).toISOString();
    expect(viewAfter(...placed).placedAt).toBe(placedAt);
    expect(placedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
