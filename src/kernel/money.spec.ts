import fc from 'fast-check';
import {
  addMoney,
  currencyCodes,
  isCurrency,
  isZeroMoney,
  money,
  moneyEquals,
  moneyText,
  multiplyMoney,
  parseMoney,
  subtractMoney,
} from './money.js';

const usd = (text: string) => money(text, 'USD');

describe('money', () => {
  it.each([
    ['USD', '159', '159.00'],
    ['USD', '0.5', '0.50'],
    ['USD', '0', '0.00'],
    ['JPY', '1200', '1200'],
    ['KWD', '1.5', '1.500'],
    ['KWD', '1.234', '1.234'],
    ['CLF', '0.0001', '0.0001'],
    ['MGA', '10.55', '10.55'],
    ['MRU', '3.4', '3.40'],
  ])('of %s: %s is written with all decimals of the currency, %s', (currency, text, written) => {
    expect(moneyText(money(text, currency))).toBe(written);
  });

  it.each([
    ['JPY', '1200.0'],
    ['JPY', '1200.5'],
    ['USD', '1.005'],
    ['USD', '1.000'],
    ['KWD', '1.2345'],
    ['CLF', '1.23456'],
    ['MGA', '1.001'],
  ])('of %s: refuses more decimals than the currency has, %s', (currency, text) => {
    expect(parseMoney(text, currency)).toBeUndefined();
  });

  it.each([
    '-1.00',
    '+1.00',
    '1e3',
    '1E3',
    '1,000.00',
    '1.',
    '.5',
    '01.00',
    '00',
    '',
    ' 1.00',
    '1.00\n',
    '1.00 ',
    '0x10',
    'NaN',
    'Infinity',
    '١.٠٠',
    '1'.repeat(16),
  ])('refuses %j, which is no plain decimal', (text) => {
    expect(parseMoney(text, 'USD')).toBeUndefined();
  });

  it('refuses a currency that is not of ISO 4217, or not written as there', () => {
    expect(['USD', 'usd', 'XXY', '', 'toString'].map(isCurrency)).toEqual([
      ...[true, false, false, false, false],
    ]);
    expect(parseMoney('1.00', 'XXY')).toBeUndefined();
  });

  it('takes unvalidated text for a bug, and does not repeat it in the message', () => {
    expect(() => money('4111 1111 1111 1111', 'USD')).toThrow(
      new RangeError('Not an amount of USD.'),
    );
  });

  it('adds, multiplies and subtracts exactly, where floating point does not', () => {
    expect(moneyText(addMoney(usd('0.10'), usd('0.20')))).toBe('0.30');
    expect(moneyText(multiplyMoney(usd('1.10'), 3n))).toBe('3.30');
    expect(moneyText(subtractMoney(usd('999999999999999.99'), usd('0.01')))).toBe(
      '999999999999999.98',
    );
    expect(moneyText(subtractMoney(usd('1.00'), usd('1.50')))).toBe('-0.50');
  });

  it('compares by amount, whatever the text', () => {
    expect(moneyEquals(usd('159'), usd('159.00'))).toBe(true);
    expect(moneyEquals(usd('159.00'), usd('159.01'))).toBe(false);
    expect(moneyEquals(usd('159.00'), money('159.00', 'EUR'))).toBe(false);
    expect(isZeroMoney(usd('0'))).toBe(true);
    expect(isZeroMoney(usd('0.01'))).toBe(false);
  });

  it('reads what it wrote, in every currency, for any amount', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
    fc.assert(
      fc.property(fc.constantFrom(...currencyCodes()), amount, (currency, whole) => {
        const once = moneyText(money(whole.toString(), currency));
        expect(moneyText(money(once, currency))).toBe(once);
        expect(once.replace(/\.0+$/, '')).toBe(whole.toString());
      }),
    );
  });

  it('sums any cents as whole numbers do', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 12n });
    const asUsd = (value: bigint) =>
      usd(`${value / 100n}.${String(value % 100n).padStart(2, '0')}`);
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 0, max: 1000 }), (a, b, quantity) => {
        const sum = addMoney(asUsd(a), multiplyMoney(asUsd(b), BigInt(quantity)));
        expect(moneyEquals(sum, asUsd(a + b * BigInt(quantity)))).toBe(true);
      }),
    );
  });
});
