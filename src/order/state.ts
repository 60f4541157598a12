import type { FailureClass } from '../kernel/failure.js';
import type { Fingerprint } from '../kernel/event.js';
import type { BasketLine, OrderDetails, OrderOrigin, Payment } from './order-details.js';
import type { Receipt, SettledOutcome } from './events.js';

export type FulfillmentErrorStatus =
  | 'Fulfillment Configuration Error'
  | 'Fulfillment Network Error'
  | 'Fulfillment Timeout Error'
  | 'Fulfillment Server Error';

export type LineStatus =
  'Open' | 'Complete' | FulfillmentErrorStatus | 'Revoked' | 'Revocation Error' | 'Abandoned';

export const ORDER_STATUSES = [
  'Payment Pending',
  'Payment Declined',
  'Open',
  'Complete',
  'Fulfillment Error',
] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Why the last attempt at a line failed. Times are epoch ms. */
export interface LineFailure {
  readonly class: FailureClass;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly outcomeUnknown: boolean;
  readonly at: number;
  /** When the first of this row of failures happened, of whatever kind; a retry by hand does not end the row. */
  readonly since: number;
  readonly nextAttemptAt: number | null;
}

/** Attempts that count against the automatic budget, and what the last one met. */
export interface Tries {
  /** Not those that failed by the module's configuration. */
  readonly budgetUsed: number;
  /** Of those, how many failed with each code; absent: none. */
  readonly usedByCode?: Readonly<Record<string, number>>;
  /** When it failed first since it was asked for; the age of automatic retries counts from here. */
  readonly failingSince?: number;
  readonly failure?: LineFailure;
}

/** A line that is to be undone. */
export interface Revocation extends Tries {
  readonly requestedAt: number;
}

/** Asked for by a person; answered by an outcome whose attempt was decided at this revision or later. */
export interface RetryRequest {
  readonly id: string;
  readonly requestedAt: number;
  readonly revision: number;
}

/** The other side took it on; it is asked, not attempted. Epoch ms. */
export interface Deferral {
  readonly askAt: number;
  readonly since: number;
  readonly note: string;
}

export interface Settlement {
  readonly outcome: SettledOutcome;
  /** When something happened outside that does not fit what the person settled; epoch ms. */
  readonly contradictedAt?: number;
}

export interface Line extends BasketLine, Tries {
  readonly status: LineStatus;
  /** The module that attempted it last. */
  readonly module?: string;
  readonly attempts: number;
  readonly receipt?: Receipt;
  readonly retry?: RetryRequest;
  readonly deferral?: Deferral;
  /** Pending, or failed. */
  readonly revocation?: Revocation;
  readonly settlement?: Settlement;
}

export interface CollectedPayment extends Payment {
  readonly currency: string;
  readonly collectedAt: string;
}

export interface Decline {
  readonly processor: string;
  readonly code: string;
  readonly message: string;
}

/** The processor's own object for the payment, as it was recorded last, by whichever attempt. */
export interface PreparedPayment {
  readonly processor: string;
  readonly account?: string;
  readonly reference: string;
  readonly attempt: number;
}

/** Money that came in beside the payment, or that cannot pay the order; and what became of it. */
export interface ExcessPayment extends Payment {
  /** Absent: the order's. */
  readonly currency?: string;
  readonly usedElsewhere?: true;
  /** Epoch ms. */
  readonly reportedAt: number;
  /** Absent: nothing yet. */
  readonly end?: 'refunded' | 'refund-failed' | 'settled-by-hand';
}

interface Known {
  readonly details: OrderDetails;
  readonly fingerprint?: Fingerprint;
  /** Payments attempted so far. */
  readonly attempt: number;
  readonly excessPayments: readonly ExcessPayment[];
  readonly prepared?: PreparedPayment;
}

/** Nothing is decided yet: no stream, or one that only gave up claims on payments. */
export interface NoOrder {
  readonly stage: 'none';
}

export interface PaymentPending extends Known {
  readonly stage: 'payment-pending';
  readonly processor: string;
  readonly requestedAt: number;
}

export interface PaymentRefused extends Known {
  readonly stage: 'payment-declined';
  readonly decline: Decline;
}

/** Money is in, the order is not placed yet. Both are written in one append, so only a fold halfway sees this. */
export interface PaymentIn extends Omit<Known, 'details'> {
  readonly stage: 'paid';
  readonly payment: CollectedPayment;
}

export interface Placed extends Known {
  readonly stage: 'placed';
  readonly origin: OrderOrigin;
  readonly payment: CollectedPayment | null;
  readonly placedAt: number;
  readonly lines: readonly Line[];
}

export type OrderState = NoOrder | PaymentPending | PaymentRefused | PaymentIn | Placed;

export const NO_ORDER: NoOrder = { stage: 'none' };
