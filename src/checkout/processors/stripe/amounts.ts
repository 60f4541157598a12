import { money, moneyText, parseMoney } from '../../../kernel/money.js';

/**
 * Which whole numbers Stripe means. Source: https://docs.stripe.com/currencies, sections "Zero-decimal currencies",
 * "Three-decimal currencies" and "Special cases". It is Stripe's list, not ISO 4217's: the ariary has decimals there.
 */
const ZERO_DECIMAL = new Set([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV'],
  ...['XAF', 'XOF', 'XPF'],
]);
/** "To charge 5 ISK, provide an amount value of 500": no decimals in life, two at Stripe. The zero-decimal list has UGX too; the special case wins. */
const WHOLE_BUT_TIMES_100 = new Set(['ISK', 'UGX']);
/** Stripe takes thousandths of these, and requires "the least-significant (last) digit to be 0". */
const THREE_DECIMAL = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

function decimalsAtStripe(currency: string, iso: number): number | undefined {
  if (ZERO_DECIMAL.has(currency)) return 0;
  if (WHOLE_BUT_TIMES_100.has(currency)) return 2;
  if (THREE_DECIMAL.has(currency)) return 3;
  return iso === 2 ? 2 : undefined; // Stripe charges in no other, such as CLF or IQD
}

function isoDecimals(currency: string): number {
  return moneyText(money('0', currency)).split('.')[1]?.length ?? 0;
}

/** Decimal text → Stripe's whole number; undefined where Stripe cannot charge exactly that. Never rounds. */
export function toMinorUnits(amount: string, currency: string): number | undefined {
  const parsed = parseMoney(amount, currency);
  const decimals = parsed && decimalsAtStripe(currency, isoDecimals(currency));
  if (!parsed || decimals === undefined) return undefined;
  const [whole = '0', fraction = ''] = moneyText(parsed).split('.');
  const [kept, cut] = [fraction.slice(0, decimals), fraction.slice(decimals)];
  if (/[1-9]/.test(cut)) return undefined;
  const units = Number(whole + kept.padEnd(decimals, '0'));
  if (!Number.isSafeInteger(units)) return undefined;
  return THREE_DECIMAL.has(currency) && units % 10 !== 0 ? undefined : units;
}

/**
 * Stripe's whole number → decimal text as we write it; undefined for a currency or a fraction that we cannot write.
 * @param code as Stripe writes it, in lower case
 */
export function fromMinorUnits(
  units: number,
  code: string,
): { readonly amount: string; readonly currency: string } | undefined {
  const currency = code.toUpperCase();
  if (!parseMoney('0', currency)) return undefined;
  const decimals = decimalsAtStripe(currency, isoDecimals(currency));
  if (decimals === undefined || !Number.isSafeInteger(units) || units < 0) return undefined;
  const digits = String(units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const iso = isoDecimals(currency);
  if (/[1-9]/.test(fraction.slice(iso))) return undefined;
  const kept = fraction.slice(0, iso);
  const parsed = parseMoney(kept === '' ? whole : `${whole}.${kept}`, currency);
  return parsed && { amount: moneyText(parsed), currency };
}
