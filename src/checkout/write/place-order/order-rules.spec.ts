import fc from 'fast-check';
import {
  exampleBody,
  exampleOf,
  exampleWith,
  judge,
  refusalOf,
  type Json,
} from '../../../../test/support/order-requests.js';
import { currencyCodes, parseMoney } from '../../../kernel/money.js';

const MISMATCH = {
  status: 422,
  code: 'request-invalid',
  errors: ['orderTotal order-total-mismatch'],
};

describe('the order total', () => {
  it.each<[string, readonly Json[], string, Json]>([
    ['one line', [{ unitPrice: '10.00' }], '10.00', {}],
    ['quantity times price', [{ unitPrice: '19.99', quantity: 3 }], '59.97', {}],
    ['all lines', [{ unitPrice: '0.10' }, { unitPrice: '0.20' }], '0.30', {}],
    ['less discounts', [{ unitPrice: '10.00', quantity: 2, discount: '0.01' }], '19.99', {}],
    ['plus taxes', [{ unitPrice: '10.00', quantity: 2, tax: '3.99' }], '23.99', {}],
    ['plus shipping', [{ unitPrice: '10.00' }], '14.50', { shippingCharge: '4.5' }],
    ['a discount beyond its line', [{ discount: '12' }, { unitPrice: '5' }], '3', {}],
    [
      'all of it',
      [{ quantity: 7, discount: '0.7', tax: '1.01' }],
      '71.31',
      { shippingCharge: '1' },
    ],
    ['sums beyond 2 to the 53', [{ unitPrice: '900719925474099.93' }], '900719925474099.93', {}],
    ['yen', [{ unitPrice: '1200', quantity: 2 }], '2400', { currency: 'JPY', shippingCharge: '0' }],
    ['dinars', [{ unitPrice: '0.001', quantity: 3 }], '0.003', { currency: 'KWD' }],
  ])('is %s', async (_, lines, total, changes) => {
    expect(await judge(exampleOf(lines, total, changes))).toHaveProperty('details');
  });

  it.each<[readonly Json[], string, Json]>([
    [[{ unitPrice: '10.00' }], '10.01', {}],
    [[{ unitPrice: '10.00' }], '9.99', {}],
    [[{ unitPrice: '900719925474099.93' }], '900719925474099.92', {}],
    [[{ unitPrice: '999999999999999.99', quantity: 100_000 }], '999999999999999.99', {}],
    [[{ unitPrice: '1.00', discount: '2.00' }], '1.00', {}],
    [[{ unitPrice: '0.001', quantity: 3 }], '0.004', { currency: 'KWD' }],
  ])('of %j is not %s: 422', async (lines, total, changes) => {
    expect(await refusalOf(exampleOf(lines, total, changes))).toEqual(MISMATCH);
  });

  it('is exact for any prices, quantities, discounts and taxes, and one unit off is refused', async () => {
    const cents = (most: number) => fc.bigInt({ min: 0n, max: BigInt(most) });
    const line = fc.record({
      ...{ price: cents(10 ** 9), quantity: fc.integer({ min: 1, max: 1000 }) },
      ...{ discount: cents(99), tax: cents(10 ** 6) },
    });
    const text = (amount: bigint): string =>
      `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 5 }),
        cents(9999),
        async (all, ship) => {
          const lines = all.map(({ price, quantity, discount, tax }) => ({
            ...{
              unitPrice: text(price + 100n),
              quantity,
              discount: text(discount),
              tax: text(tax),
            },
          }));
          const total = all.reduce(
            (sum, { price, quantity, discount, tax }) =>
              sum + (price + 100n) * BigInt(quantity) - discount + tax,
            ship,
          );
          const shippingCharge = text(ship);
          const changes = { shippingCharge };
          expect(await judge(exampleOf(lines, text(total), changes))).toHaveProperty('details');
          expect(await refusalOf(exampleOf(lines, text(total + 1n), changes))).toEqual(MISMATCH);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the currency', () => {
  it('says how many decimals every amount may have: 422 for each that has more', async () => {
    const line = { unitPrice: '1.5', discount: '0.5', tax: '0.1' };
    const body = exampleOf([line], '1.1', { currency: 'JPY', shippingCharge: '0.0' });
    expect(await refusalOf(body)).toEqual({
      ...{ status: 422, code: 'request-invalid' },
      errors: [
        'shippingCharge amount-invalid',
        'orderTotal amount-invalid',
        'basket.lines[0].unitPrice amount-invalid',
        'basket.lines[0].discount amount-invalid',
        'basket.lines[0].tax amount-invalid',
        'payment.amount amount-invalid',
      ],
    });
  });

  it('is any of ISO 4217, each with its own smallest unit', async () => {
    for (const currency of currencyCodes()) {
      const decimals = [4, 3, 2, 1, 0].find((n) => parseMoney((1).toFixed(n), currency));
      const smallest = (10 ** -(decimals ?? 0)).toFixed(decimals);
      const body = exampleOf([{ unitPrice: smallest, quantity: 3 }, { unitPrice: '0' }], '0', {
        ...{ currency, shippingCharge: '0' },
      });
      expect(await refusalOf(body)).toEqual(MISMATCH);
    }
  });
});

describe('lines beside each other', () => {
  const seat = (courseKey: string): Json => ({ productType: 'Seat', attributes: { courseKey } });
  const entitlement = (courseUuid: string): Json => ({
    productType: 'Course Entitlement',
    attributes: { courseUuid, certificateType: 'verified' },
  });
  const codes = (courseKey: string): Json => ({
    productType: 'Enrollment Code',
    attributes: { courseKey, seatType: 'verified' },
  });

  it('have ids of their own: 422 for each that comes again', async () => {
    const lines = ['a', 'b', 'a', 'A', 'b', 'a'].map((id) => ({ id }));
    expect((await refusalOf(exampleOf(lines, '60'))).errors).toEqual(
      [2, 4, 5].map((i) => `basket.lines[${i}].id line-id-duplicate`),
    );
  });

  it.each([
    ['two seats', [seat('c1'), seat('c2'), seat('c1')], 2],
    ['two entitlements', [entitlement('u1'), entitlement('u1')], 1],
    ['codes twice', [codes('c1'), codes('c1')], 1],
    ['a seat and an entitlement of one name', [seat('x'), entitlement('x')], 1],
  ])('name a course once: %s are refused', async (_, lines, second) => {
    expect((await refusalOf(exampleOf(lines, `${10 * lines.length}`))).errors).toEqual([
      `basket.lines[${second}].attributes course-duplicate`,
    ]);
  });

  it.each([
    ['a seat for oneself and codes for others', [seat('c1'), codes('c1')]],
    ['a seat and a donation to its course', [seat('c1'), { attributes: { courseKey: 'c1' } }]],
    [
      'two mugs of a course',
      [{ attributes: { courseKey: 'c1' } }, { attributes: { courseKey: 'c1' } }],
    ],
  ])('%s may be in one order', async (_, lines) => {
    expect(await judge(exampleOf(lines, '20'))).toHaveProperty('details');
  });
});

describe('everything that is wrong', () => {
  it('is said at once', async () => {
    const seatOfNothing = { productType: 'Seat', attributes: {} };
    const body = exampleOf([seatOfNothing, { id: '1' }], '21', {
      payment: { processor: 'paypal' },
    });
    expect((await refusalOf(body)).errors).toEqual([
      'payment.processor processor-unknown',
      'basket.lines[1].id line-id-duplicate',
      'basket.lines[0].attributes.courseKey attribute-missing',
      'orderTotal order-total-mismatch',
    ]);
  });

  it('is said a hundred times at most', async () => {
    const attributes = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`a${i}`, {}]));
    const lines = Array.from({ length: 100 }, () => ({ attributes }));
    expect((await refusalOf(exampleOf(lines, '1000'))).errors).toHaveLength(100);
  });

  it('is malformed first: rules are looked at only when the form is right', async () => {
    const body = { ...exampleWith('orderTotal', '160.00'), colour: 'red' };
    expect((await refusalOf(body)).errors).toEqual(['colour unknown-field']);
    expect((await refusalOf(exampleBody({ orderTotal: '160.00' }))).status).toBe(422);
  });
});
