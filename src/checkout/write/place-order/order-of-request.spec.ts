import {
  exampleBody,
  exampleOf,
  exampleWith,
  orderOf,
  refusalOf,
} from '../../../../test/support/order-requests.js';
import { orderDetails } from '../../../../test/support/order-fixtures.js';

const paidBy = (payment: object) => exampleBody({ payment });
const free = (changes: object = {}) =>
  exampleOf([{ unitPrice: '0' }], '0', { payment: { processor: 'free' }, ...changes });

describe('an order from checkout’s request', () => {
  it('says what the request says, and defaults for what it leaves out', async () => {
    const { details } = await orderOf(exampleBody());
    expect(details).toEqual(orderDetails());
  });

  it('has amounts with all the decimals of their currency, however they were written', async () => {
    const line = { unitPrice: '10', quantity: 2, discount: '0.5', tax: '1' };
    const { details, payment } = await orderOf(
      exampleOf([line], '23.5', { shippingCharge: '3', currency: 'USD' }),
    );
    expect(details).toMatchObject({ shippingCharge: '3.00', orderTotal: '23.50' });
    expect(details.basket.lines).toMatchObject([
      { unitPrice: '10.00', discount: '0.50', tax: '1.00' },
    ]);
    expect(payment).toMatchObject({ payment: { amount: '23.50' } });
  });

  it.each([
    ['JPY', '1200', '1200'],
    ['KWD', '1.5', '1.500'],
    ['CLF', '1', '1.0000'],
    ['MGA', '1.2', '1.20'],
  ])('in %s writes %s as %s', async (currency, given, written) => {
    const { details } = await orderOf(
      exampleOf([{ unitPrice: given }], given, { currency, shippingCharge: '0' }),
    );
    expect(details.orderTotal).toBe(written);
  });

  it('is the same order, however its amounts were written', async () => {
    const short = await orderOf(exampleBody({ orderTotal: '159', shippingCharge: '0' }));
    expect(short.details).toEqual((await orderOf(exampleBody())).details);
  });

  it('has nothing in it but plain values', async () => {
    const { details, payment } = await orderOf(exampleBody({ context: { ip: '1.2.3.4' } }));
    expect(JSON.parse(JSON.stringify({ details, payment }))).toEqual({ details, payment });
    expect(Object.getPrototypeOf(details.user)).toBe(Object.prototype);
    expect(details).not.toHaveProperty('payment');
  });
});

describe('a payment', () => {
  it('that checkout captured says who holds it', async () => {
    const captured = { processor: 'captured', reference: 'pi_1', amount: '159' };
    const held = { ...captured, source: 'stripe', account: 'acct_1' };
    expect((await orderOf(paidBy(held))).payment).toEqual({
      kind: 'collected',
      payment: { ...held, amount: '159.00' },
    });
    expect((await orderOf(paidBy(captured))).payment).toEqual({
      kind: 'collected',
      payment: { ...captured, amount: '159.00' },
    });
  });

  it('by the sandbox brings a token', async () => {
    const payment = { processor: 'sandbox', token: 'tok_ok' };
    expect((await orderOf(paidBy(payment))).payment).toEqual({ kind: 'collect', ...payment });
    expect((await refusalOf(paidBy({ processor: 'sandbox' }))).errors).toEqual([
      'payment.token missing',
    ]);
  });

  it('of nothing is free, and has the order number as its reference', async () => {
    expect((await orderOf(free({ orderNumber: 'Free-1' }))).payment).toEqual({
      kind: 'collected',
      payment: { processor: 'free', reference: 'Free-1', amount: '0.00' },
    });
  });

  it('that Stripe is to collect names the means of payment', async () => {
    const { payment } = await orderOf(paidBy({ processor: 'stripe', paymentMethod: 'pm_1' }));
    expect(payment).toEqual({ kind: 'collect', processor: 'stripe', token: 'pm_1' });
  });

  it('names who holds it in one spelling', async () => {
    const held = { processor: 'captured', reference: 'ch_1', amount: '159.00', source: 'Stripe' };
    const { payment } = await orderOf(paidBy(held));
    expect(payment).toMatchObject({ payment: { source: 'stripe' } });
  });

  it.each([
    { processor: 'paypal' },
    { processor: 'paypal', token: 'x', amount: -1, nested: { a: [] } },
    { processor: '' },
    { processor: 'Captured', reference: 'ch_1', amount: '159.00' },
    { processor: 'constructor' },
    { processor: '__proto__' },
    { processor: '\ud800' },
  ])('%j is of no processor that is here: 422', async (payment) => {
    expect(await refusalOf(paidBy(payment))).toEqual({
      ...{ status: 422, code: 'processor-unknown' },
      errors: ['payment.processor processor-unknown'],
    });
  });

  it.each([
    [{ processor: 'captured', reference: 'x', amount: '1', token: 'x' }, 'payment.token'],
    [{ processor: 'sandbox', token: 'x', amount: '1' }, 'payment.amount'],
    [{ processor: 'free', reference: 'x' }, 'payment.reference'],
  ])('%j has a field of another processor: 400', async (payment, path) => {
    expect((await refusalOf(paidBy(payment))).errors).toEqual([`${path} unknown-field`]);
  });
});

describe('the billing address', () => {
  it.each([undefined, null])('of a free order may be %j', async (billingAddress) => {
    expect((await orderOf(free({ billingAddress }))).details.billingAddress).toBeNull();
  });

  it('of a free order is looked at when it is there', async () => {
    expect((await refusalOf(free({ billingAddress: {} }))).status).toBe(400);
  });

  it('of any other order is needed: 400', async () => {
    expect((await refusalOf(exampleWith('billingAddress', undefined))).errors).toEqual([
      'billingAddress missing',
    ]);
    expect((await refusalOf(exampleWith('billingAddress', null))).errors).toEqual([
      'billingAddress wrong-type',
    ]);
    const sandbox = { processor: 'sandbox', token: 'tok_ok' };
    expect(await refusalOf({ ...paidBy(sandbox), billingAddress: null })).toMatchObject({
      status: 400,
    });
  });
});
