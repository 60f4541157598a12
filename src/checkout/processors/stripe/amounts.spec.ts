import fc from 'fast-check';
import { currencyCodes, money, moneyText } from '../../../kernel/money.js';
import { fromMinorUnits, toMinorUnits } from './amounts.js';

describe('amounts at Stripe', () => {
  it.each([
    ['USD', '159.00', 15900],
    ['USD', '0.29', 29],
    ['USD', '1.1', 110],
    ['EUR', '999999.99', 99999999],
    ['JPY', '500', 500],
    ['KRW', '0', 0],
    ['MGA', '10.00', 10],
    ['ISK', '5', 500],
    ['UGX', '5', 500],
    ['HUF', '10.45', 1045],
    ['TWD', '800.45', 80045],
    ['KWD', '5.120', 5120],
    ['BHD', '0.01', 10],
  ])('of %s: %s is %i', (currency, amount, units) => {
    expect(toMinorUnits(amount, currency)).toBe(units);
    const back = { amount: moneyText(money(amount, currency)), currency };
    expect(fromMinorUnits(units, currency.toLowerCase())).toEqual(back);
  });

  it.each([
    ['KWD', '5.124', 'thousandths must end in 0'],
    ['MGA', '10.55', 'Stripe knows no decimals of it'],
    ['CLF', '1.0000', 'Stripe does not charge in it'],
    ['IQD', '1.000', 'Stripe does not charge in it'],
    ['USD', '1.005', 'no amount'],
    ['USD', '999999999999999.00', 'no number that can be written exactly'],
    ['XXX', '1.00', 'no currency'],
  ])('of %s: %s is never rounded but refused: %s', (currency, amount) => {
    expect(toMinorUnits(amount, currency)).toBeUndefined();
  });

  it.each([
    ['ugx', 550],
    ['xxx', 5],
    ['usd', -5],
    ['usd', 0.5],
    ['clf', 10000],
  ])('of %s: %d is nothing that we can write', (code, units) => {
    expect(fromMinorUnits(units, code)).toBeUndefined();
  });

  it('come back as they went, in every currency', () => {
    const whole = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.constantFrom(...currencyCodes()), whole, (currency, n) => {
        const amount = moneyText(money(String(n), currency));
        const units = toMinorUnits(amount, currency);
        if (units === undefined) return;
        expect(fromMinorUnits(units, currency.toLowerCase())).toEqual({ amount, currency });
      }),
    );
  });
});
