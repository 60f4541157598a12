import cardValidator from 'card-validator';
import type { FieldError } from '../../../kernel/rejection.js';

/** Digits as people write card numbers: in groups, or not. */
const CANDIDATE = /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/g;

/** What is added up as money is no card number, however long: it would have to equal the sum of the others. */
const AMOUNTS = ['unitPrice', 'discount', 'tax', 'shippingCharge', 'orderTotal', 'amount'];

function holdsCardNumber(text: string): boolean {
  return (text.match(CANDIDATE) ?? []).some((candidate) => cardValidator.number(candidate).isValid);
}

function memberPath(path: string, key: string, inList: boolean): string {
  if (inList) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** Every place in a request where somebody wrote the number of a payment card. It must never get as far as an event or a log. */
export function cardNumberErrors(value: unknown, path = ''): readonly FieldError[] {
  if (typeof value === 'string' || typeof value === 'number') {
    if (!holdsCardNumber(String(value))) return [];
    const message = 'must not hold the number of a payment card';
    return [{ path, code: 'card-number', message }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value).filter(([key]) => !AMOUNTS.includes(key));
  return members.flatMap(([key, member]) => [
    ...cardNumberErrors(member, memberPath(path, key.slice(0, 64), Array.isArray(value))),
    ...(holdsCardNumber(key)
      ? [{ path, code: 'card-number', message: 'has a field named so' }]
      : []),
  ]);
}
