import type { Charge, ChargeOutcome } from '../../checkout/contract.js';

export type ChargeEntry =
  | {
      readonly type: 'charged';
      readonly at: string;
      readonly charge: Charge;
      readonly outcome: ChargeOutcome;
    }
  | { readonly type: 'cancelled'; readonly at: string; readonly key: string };

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
  return entry.type === 'charged' ? entry.charge.key : entry.key;
}

/** As at any processor with idempotency keys: a key is charged once, and answers alike for ever. */
export function decideCollect(
  charges: Charges,
  charge: Charge,
  { at, reference }: { readonly at: string; readonly reference: string },
): Decision<ChargeOutcome> {
  const known = charges.get(charge.key);
  if (known?.type === 'cancelled') return { answer: cancelled };
  if (known) return { answer: sameCharge(known.charge, charge) ? known.outcome : keyReused };
  const outcome = outcomeOf(charge, at, reference);
  const entry: ChargeEntry = { type: 'charged', at, charge, outcome };
  return { answer: charge.token === 'tok_timeout_after_success' ? timedOut : outcome, entry };
}

export function decideProbe(
  charges: Charges,
  key: string,
): ChargeOutcome | { readonly outcome: 'absent' } {
  const known = charges.get(key);
  if (!known) return { outcome: 'absent' };
  return known.type === 'cancelled' ? cancelled : known.outcome;
}

/** A charge that has an outcome keeps it: what was collected cannot be cancelled, what was declined need not be. */
export function decideCancel(
  charges: Charges,
  key: string,
  at: string,
): Decision<{ readonly outcome: 'cancelled' } | ChargeOutcome> {
  const known = charges.get(key);
  if (known?.type === 'charged') return { answer: known.outcome };
  const answer = { outcome: 'cancelled' } as const;
  return known ? { answer } : { answer, entry: { type: 'cancelled', at, key } };
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
