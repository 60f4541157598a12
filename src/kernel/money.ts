import {
  add,
  dinero,
  equal,
  greaterThan,
  isZero,
  multiply,
  subtract,
  toDecimal,
  type Dinero,
} from 'dinero.js/bigint';
import * as currencies from 'dinero.js/bigint/currencies';

/** The one money type inside: whole smallest units of one ISO 4217 currency. At the edges money is decimal text. */
export type Money = Dinero<bigint>;

type Currency = Parameters<typeof dinero<string>>[0]['currency'];

const DECIMAL = /^(0|[1-9]\d{0,14})(?:\.(\d{1,4}))?$/;

const known = new Map<string, Currency>(
  Object.values(currencies).map((currency) => [
    currency.code,
    // Ariary and ouguiya count in fifths, but ISO 4217 writes them with decimals like all others.
    { code: currency.code, base: 10n, exponent: currency.base === 10n ? currency.exponent : 2n },
  ]),
);

export function isCurrency(code: string): boolean {
  return known.has(code);
}

export function currencyCodes(): readonly string[] {
  return [...known.keys()];
}

/** Decimal text → money; undefined when it is no amount of that currency (sign, exponent, too many decimals). */
export function parseMoney(text: string, currencyCode: string): Money | undefined {
  const currency = known.get(currencyCode);
  const match = DECIMAL.exec(text);
  if (!currency || !match) return undefined;
  const decimals = Number(currency.exponent);
  const [, whole = '0', fraction = ''] = match;
  if (fraction.length > decimals) return undefined;
  return dinero({ amount: BigInt(whole + fraction.padEnd(decimals, '0')), currency });
}

/** Like {@link parseMoney} for text that was validated before; anything else is a bug. */
export function money(text: string, currencyCode: string): Money {
  const parsed = parseMoney(text, currencyCode);
  if (!parsed) throw new RangeError(`Not an amount of ${currencyCode}.`);
  return parsed;
}

/** Money → decimal text with all decimals of its currency: `159.00`, `1200` (JPY). */
export function moneyText(amount: Money): string {
  return toDecimal(amount);
}

export {
  add as addMoney,
  equal as moneyEquals,
  greaterThan as moneyExceeds,
  isZero as isZeroMoney,
  multiply as multiplyMoney,
  subtract as subtractMoney,
};
