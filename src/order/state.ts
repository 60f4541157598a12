import type { FailureClass } from '../kernel/failure.js';
import type { Fingerprint } from '../kernel/event.js';
import type { BasketLine, OrderDetails, OrderOrigin, Payment } from './order-details.js';
import type { Receipt } from './events.js';

export type FulfillmentErrorStatus =
  | 'Fulfillment Configuration Error'
  | 'Fulfillment Network Error'
  | 'Fulfillment Timeout Error'
  | 'Fulfillment Server Error';

export type LineStatus = 'Open' | 'Complete' | FulfillmentErrorStatus;

export type OrderStatus =
  'Payment Pending' | 'Payment Declined' | 'Open' | 'Complete' | 'Fulfillment Error';

/** Why the last attempt at a line failed. Times are epoch ms. */
export interface LineFailure {
  readonly class: FailureClass;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly outcomeUnknown: boolean;
  readonly at: number;
  readonly nextAttemptAt: number | null;
}

export interface Line extends BasketLine {
  readonly status: LineStatus;
  /** The module that attempted it last. */
  readonly module?: string;
  readonly attempts: number;
  /** Attempts that count against the automatic budget: not those that failed by the module's configuration. */
  readonly budgetUsed: number;
  /** When the line failed first since its module last worked; the age of automatic retries counts from here. */
  readonly failingSince?: number;
  readonly failure?: LineFailure;
  readonly receipt?: Receipt;
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

interface Known {
  readonly details: OrderDetails;
  readonly fingerprint?: Fingerprint;
  /** Payments attempted so far. */
  readonly attempt: number;
  /** Money that came in beside the payment, or that cannot pay the order. */
  readonly excessPayments: readonly Payment[];
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
