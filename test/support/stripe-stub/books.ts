import { randomBytes } from 'node:crypto';
import { behaviourOf } from './payment-methods.js';
import type { StubCharge, StubIntent, StubRefund } from './objects.js';
import { invalid, missing, StubError, unexpectedState } from './stub-error.js';

export interface IntentDraft {
  readonly amount: number;
  readonly currency: string;
  readonly captureMethod: string;
  readonly metadata: Readonly<Record<string, string>>;
}

const CANCELLABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];
const CONFIRMABLE = CANCELLABLE;

/** One account's books. A charge that succeeded is money that moved, whatever anybody was told. */
export class Books {
  readonly intents = new Map<string, StubIntent>();
  readonly charges: StubCharge[] = [];
  readonly refunds: StubRefund[] = [];

  constructor(private readonly now: () => number) {}

  create({ amount, currency, captureMethod, metadata }: IntentDraft): StubIntent {
    const id = newId('pi');
    const intent: StubIntent = {
      ...{ id, object: 'payment_intent', created: this.seconds(), amount, currency, metadata },
      ...{ client_secret: `${id}_secret_${newId('x').slice(2)}`, capture_method: captureMethod },
      ...{ amount_received: 0, status: 'requires_payment_method', payment_method: null },
      ...{ latest_charge: null, last_payment_error: null, next_action: null },
      cancellation_reason: null,
    };
    this.intents.set(id, intent);
    return intent;
  }

  get(id: string): StubIntent {
    const intent = this.intents.get(id);
    if (!intent) throw missing('payment_intent', id, 'intent');
    return intent;
  }

  confirm(id: string, paymentMethod: string): StubIntent {
    const intent = this.get(id);
    const behaviour = behaviourOf(paymentMethod);
    if (!behaviour) throw missing('PaymentMethod', paymentMethod, 'payment_method', 400);
    if (!CONFIRMABLE.includes(intent.status)) throw unexpectedState('confirm', intent);
    Object.assign(intent, { payment_method: paymentMethod, next_action: null });
    switch (behaviour.does) {
      case 'pay':
        return this.succeed(id);
      case 'decline':
        throw this.fail(id, behaviour.code, behaviour.declineCode);
      case 'ask-payer':
        return Object.assign(intent, {
          ...{ status: 'requires_action', next_action: { type: 'use_stripe_sdk' } },
        });
      case 'process':
        return Object.assign(intent, { status: 'processing' });
    }
  }

  succeed(id: string): StubIntent {
    const intent = this.get(id);
    if (intent.status === 'succeeded') throw new Error('The stub charged an intent twice.');
    const charge = this.charge(intent, 'succeeded');
    return Object.assign(intent, {
      ...{ status: 'succeeded', amount_received: intent.amount, latest_charge: charge.id },
      ...{ next_action: null, last_payment_error: null },
    });
  }

  /** A failed attempt leads back to where the intent began. */
  fail(id: string, code: string, declineCode?: string): StubError {
    const intent = this.get(id);
    const message = 'Your card was declined.';
    const error = {
      code,
      message,
      ...(declineCode !== undefined && { decline_code: declineCode }),
    };
    Object.assign(intent, {
      ...{ status: 'requires_payment_method', payment_method: null, next_action: null },
      ...{ last_payment_error: error, latest_charge: this.charge(intent, 'failed').id },
    });
    const type = 'card_error';
    return new StubError(402, { type, ...error, payment_intent: structuredClone(intent) });
  }

  cancel(id: string, reason: string | null): StubIntent {
    const intent = this.get(id);
    if (!CANCELLABLE.includes(intent.status)) throw unexpectedState('cancel', intent);
    const over = { status: 'canceled', next_action: null, cancellation_reason: reason };
    return Object.assign(intent, over);
  }

  refund(id: string, amount: number, metadata: Record<string, string>): StubRefund {
    const intent = this.get(id);
    const charge = this.charges.find((one) => one.id === intent.latest_charge);
    if (charge?.status !== 'succeeded') throw unexpectedState('refund', intent);
    const left = charge.amount - charge.amount_refunded;
    if (left === 0) throw invalid('charge_already_refunded', 'Charge has already been refunded.');
    if (amount > left) throw invalid('charge_exceeds', 'Refund amount is greater.', 'amount');
    charge.amount_refunded += amount;
    const refund: StubRefund = {
      ...{ id: newId('re'), object: 'refund', created: this.seconds(), amount, metadata },
      ...{ currency: intent.currency, payment_intent: id, charge: charge.id, status: 'succeeded' },
    };
    this.refunds.push(refund);
    return refund;
  }

  private charge(intent: StubIntent, status: StubCharge['status']): StubCharge {
    const charge: StubCharge = {
      ...{ id: newId('ch'), object: 'charge', created: this.seconds(), status },
      ...{ amount: intent.amount, currency: intent.currency, payment_intent: intent.id },
      ...{ metadata: intent.metadata, amount_refunded: 0 },
    };
    this.charges.push(charge);
    return charge;
  }

  private seconds(): number {
    return Math.floor(this.now() / 1000);
  }
}

function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}
