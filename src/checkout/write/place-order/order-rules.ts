import {
  addMoney,
  isCurrency,
  moneyEquals,
  moneyText,
  multiplyMoney,
  parseMoney,
  subtractMoney,
  type Money,
} from '../../../kernel/money.js';
import type { FieldError } from '../../../kernel/rejection.js';
import { attributeErrors } from './attribute-rules.js';
import type { LineRequest } from './request/basket.request.js';
import type { PlaceOrderRequest } from './request/place-order.request.js';

/** Every amount of the request in its currency, by path; undefined where it is none. */
function amountsOf(order: PlaceOrderRequest): ReadonlyMap<string, string> {
  const amounts = new Map([
    ['shippingCharge', order.shippingCharge],
    ['orderTotal', order.orderTotal],
  ]);
  order.basket.lines.forEach(({ unitPrice, discount, tax }, index) => {
    const path = `basket.lines[${index}]`;
    amounts.set(`${path}.unitPrice`, unitPrice);
    if (discount !== undefined) amounts.set(`${path}.discount`, discount);
    if (tax !== undefined) amounts.set(`${path}.tax`, tax);
  });
  if ('amount' in order.payment) amounts.set('payment.amount', String(order.payment.amount));
  return amounts;
}

function currencyErrors(order: PlaceOrderRequest): readonly FieldError[] {
  const { currency } = order;
  if (!isCurrency(currency)) {
    const message = 'must be a currency of ISO 4217 such as USD';
    return [{ path: 'currency', code: 'currency-unknown', message }];
  }
  return [...amountsOf(order)]
    .filter(([, text]) => !parseMoney(text, currency))
    .map(([path]) => ({
      path,
      code: 'amount-invalid',
      message: `has more decimals than ${currency} has`,
    }));
}

function lineTotal(line: LineRequest, amount: (text: string) => Money): Money {
  const gross = multiplyMoney(amount(line.unitPrice), BigInt(line.quantity));
  const net = subtractMoney(gross, amount(line.discount ?? '0'));
  return addMoney(net, amount(line.tax ?? '0'));
}

/** orderTotal = Σ(quantity × unitPrice − discount + tax) + shippingCharge, to the smallest unit. */
function totalErrors(order: PlaceOrderRequest): readonly FieldError[] {
  const amount = (text: string): Money => {
    const parsed = parseMoney(text, order.currency);
    if (!parsed) throw new RangeError('Amounts are checked before they are added up.');
    return parsed;
  };
  const totals = order.basket.lines.map((line) => lineTotal(line, amount));
  const sum = totals.reduce(addMoney, amount(order.shippingCharge));
  if (moneyEquals(sum, amount(order.orderTotal))) return [];
  const message = `does not equal the sum of the lines and the shipping charge, ${moneyText(sum)}`;
  return [{ path: 'orderTotal', code: 'order-total-mismatch', message }];
}

/** Paths of all that came before with the same key. */
function repeated<T>(items: readonly T[], key: (item: T) => string | undefined): number[] {
  const keys = items.map(key);
  return keys.flatMap((value, index) =>
    value !== undefined && keys.indexOf(value) < index ? [index] : [],
  );
}

/** Where a listed product names its course. Any other may mention one without being a place in it. */
const COURSE_IN = new Map([
  ['Seat', 'courseKey'],
  ['Course Entitlement', 'courseUuid'],
  ['Enrollment Code', 'courseKey'],
]);

/** Codes are for others, so they may stand beside the buyer's own seat. */
function courseOf({ productType, attributes }: LineRequest): string | undefined {
  const course = attributes?.[COURSE_IN.get(productType) ?? ''];
  return typeof course === 'string' ? `${productType === 'Enrollment Code'}:${course}` : undefined;
}

function basketErrors({ basket: { lines } }: PlaceOrderRequest): readonly FieldError[] {
  const duplicateIds = repeated(lines, ({ id }) => id).map((index) => ({
    path: `basket.lines[${index}].id`,
    code: 'line-id-duplicate',
    message: 'is the id of another line',
  }));
  const duplicateCourses = repeated(lines, courseOf).map((index) => ({
    path: `basket.lines[${index}].attributes`,
    code: 'course-duplicate',
    message: 'names a course that another line has',
  }));
  const attributes = lines.flatMap((line, i) => attributeErrors(line, `basket.lines[${i}]`));
  return [...duplicateIds, ...duplicateCourses, ...attributes];
}

/** What a request whose fields are each well-formed breaks as a whole. */
export function orderErrors(order: PlaceOrderRequest): readonly FieldError[] {
  const currency = currencyErrors(order);
  const total = currency.length === 0 ? totalErrors(order) : [];
  return [...basketErrors(order), ...currency, ...total];
}
