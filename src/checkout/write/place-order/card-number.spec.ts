import { cardNumberErrors } from './card-number.js';

/** Numbers that card networks publish for tests. */
const VISA = '4242424242424242';
const AMEX = '378282246310005';

const found = (value: unknown): readonly string[] =>
  cardNumberErrors(value).map(({ path }) => path);

describe('the number of a payment card', () => {
  it.each([VISA, AMEX, '4242 4242 4242 4242', '4242-4242-4242-4242', `card ${VISA}, thanks`])(
    'is found in %s',
    (text) => {
      expect(found({ title: text })).toEqual(['title']);
    },
  );

  it('is found anywhere, and named by its path', () => {
    const body = { basket: { lines: [{ title: 'x' }, { attributes: { note: AMEX } }] }, sku: VISA };
    expect(found(body)).toEqual(['basket.lines[1].attributes.note', 'sku']);
    expect(found({ attributes: { n: Number(VISA) } })).toEqual(['attributes.n']);
    expect(found({ attributes: { [VISA]: 'x' } })).toEqual(['attributes']);
  });

  it('is not what only looks like one', () => {
    const innocent = {
      wrongCheckDigit: '4242424242424241',
      tooLong: '42424242424242424242424242424242',
      order: 'EDX-1000000000000001',
      uuid: '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
      phone: '+44 20 7946 0958 1234',
      time: '1795428000000',
      price: '149.00',
      orderTotal: VISA,
    };
    expect(found(innocent)).toEqual([]);
  });

  it('is never repeated in what is said about it', () => {
    expect(JSON.stringify(cardNumberErrors({ title: VISA, [VISA]: 1 }))).not.toContain(VISA);
  });
});
