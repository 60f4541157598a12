import {
  addMoney,
  isZeroMoney,
  money,
  moneyExceeds,
  parseMoney,
  type Money,
} from '../../kernel/money.js';
import type { Charge, ChargeOutcome, Refund, RefundOutcome } from '../../checkout/contract.js';

type Collected = Extract<ChargeOutcome, { outcome: 'collected' }>;
type Refused = Extract<RefundOutcome, { outcome: 'refused' }>;

export type ChargeEntry =
  | {
      readonly type: 'charged';
      readonly at: string;
      readonly charge: Charge;
      readonly outcome: ChargeOutcome;
    }
  | { readonly type: 'cancelled'; readonly at: string; readonly key: string }
  | {
      readonly type: 'refunded';
      readonly at: string;
      readonly refund: Refund;
      readonly outcome: Extract<RefundOutcome, { outcome: 'refunded' }>;
    };

/** The processor's ledger: the one entry that decides each key. */
export type Charges = ReadonlyMap<string, ChargeEntry>;

/** What the processor says, and what it writes down before it says so. */
export interface Decision<Answer> {
  readonly answer: Answer;
  readonly entry?: ChargeEntry;
}

export const cancelled = {
  outcome: 'declined',
  code: 'cancelled',
  message: 'The charge was cancelled before it was collected.',
} as const;

export function keyOf(entry: ChargeEntry): string {
  switch (entry.type) {
    case 'charged':
      return entry.charge.key;
    case 'cancelled':
      return entry.key;
    case 'refunded':
      return entry.refund.key;
  }
}

/** When the processor decides, and how it would call what it makes then. */
interface Made {
  /** RFC 3339. */
  readonly at: string;
  readonly reference: string;
}

/** As at any processor with idempotency keys: a key is charged once, and answers alike for ever. */
export function decideCollect(
  charges: Charges,
  charge: Charge,
  { at, reference }: Made,
): Decision<ChargeOutcome> {
  const known = charges.get(charge.key);
  if (known) {
    const other = known.type === 'charged' && !sameCharge(known.charge, charge);
    return { answer: other ? keyReused : outcomeUnder(known) };
  }
  const outcome = outcomeOf(charge, at, reference);
  const entry: ChargeEntry = { type: 'charged', at, charge, outcome };
  return { answer: charge.token === 'tok_timeout_after_success' ? timedOut : outcome, entry };
}

export function decideProbe(
  charges: Charges,
  key: string,
): ChargeOutcome | { readonly outcome: 'absent' } {
  const known = charges.get(key);
  return known ? outcomeUnder(known) : { outcome: 'absent' };
}

/** A charge that has an outcome keeps it: what was collected cannot be cancelled, what was declined need not be. */
export function decideCancel(
  charges: Charges,
  key: string,
  at: string,
): Decision<{ readonly outcome: 'cancelled' } | ChargeOutcome> {
  const known = charges.get(key);
  if (known && known.type !== 'cancelled') return { answer: outcomeUnder(known) };
  const answer = { outcome: 'cancelled' } as const;
  return known ? { answer } : { answer, entry: { type: 'cancelled', at, key } };
}

/**
 * Money goes back once for each key, in parts if need be, and never more than was collected. A refusal is not written down:
 * what was given back stays so, and the same question is refused again.
 */
export function decideRefund(
  charges: Charges,
  refund: Refund,
  { at, reference }: Made,
): Decision<RefundOutcome> {
  const known = charges.get(refund.key);
  if (known) {
    const same = known.type === 'refunded' && sameRefund(known.refund, refund);
    return { answer: same ? known.outcome : otherRefund };
  }
  const refused = refusalOf(charges, refund);
  if (refused) return { answer: refused };
  const { amount, currency } = refund;
  const outcome = { outcome: 'refunded', reference, amount, currency, refundedAt: at } as const;
  return { answer: outcome, entry: { type: 'refunded', at, refund, outcome } };
}

function refusalOf(charges: Charges, { reference, amount, currency }: Refund): Refused | undefined {
  const paid = collectedAs(charges, reference);
  if (!paid) return paymentUnknown;
  const asked = currency === paid.currency ? parseMoney(amount, currency) : undefined;
  if (!asked || isZeroMoney(asked)) return notRefundable;
  const back = addMoney(givenBack(charges, paid), asked);
  return moneyExceeds(back, money(paid.amount, currency)) ? notRefundable : undefined;
}

function collectedAs(charges: Charges, reference: string): Collected | undefined {
  for (const entry of charges.values()) {
    if (entry.type !== 'charged' || entry.outcome.outcome !== 'collected') continue;
    if (entry.outcome.reference === reference) return entry.outcome;
  }
  return undefined;
}

function givenBack(charges: Charges, { reference, currency }: Collected): Money {
  return [...charges.values()]
    .flatMap((entry) => (entry.type === 'refunded' ? [entry.refund] : []))
    .filter((refund) => refund.reference === reference)
    .reduce((sum, { amount }) => addMoney(sum, money(amount, currency)), money('0', currency));
}

/** What is said of a charge with this key, for ever. */
function outcomeUnder(entry: ChargeEntry): ChargeOutcome {
  switch (entry.type) {
    case 'charged':
      return entry.outcome;
    case 'cancelled':
      return cancelled;
    case 'refunded':
      return keyReused;
  }
}

const timedOut = {
  outcome: 'unknown',
  code: 'timeout',
  message: 'The processor did not answer in time.',
} as const;

const keyReused = {
  outcome: 'declined',
  code: 'idempotency-mismatch',
  message: 'The idempotency key was used before for another charge.',
} as const;

const otherRefund: Refused = {
  outcome: 'refused',
  code: 'idempotency-mismatch',
  message: 'The idempotency key was used before for something else.',
};

const paymentUnknown: Refused = {
  outcome: 'refused',
  code: 'payment-unknown',
  message: 'The processor does not know this payment.',
};

const notRefundable: Refused = {
  outcome: 'refused',
  code: 'refund-refused',
  message: 'The processor cannot give back this amount of the payment.',
};

function outcomeOf(charge: Charge, at: string, reference: string): ChargeOutcome {
  const { amount, currency } = charge;
  switch (charge.token) {
    case 'tok_ok':
    case 'tok_timeout_after_success':
      return { outcome: 'collected', reference, amount, currency, collectedAt: at };
    case 'tok_declined':
      return { outcome: 'declined', code: 'card-declined', message: 'The card was declined.' };
    default:
      return { outcome: 'declined', code: 'token-unknown', message: 'The token is not known.' };
  }
}

function sameCharge(a: Charge, b: Charge): boolean {
  return (
    a.orderNumber === b.orderNumber &&
    a.amount === b.amount &&
    a.currency === b.currency &&
    a.token === b.token
  );
}

function sameRefund(a: Refund, b: Refund): boolean {
  return a.reference === b.reference && a.amount === b.amount && a.currency === b.currency;
}
