import type { FailureClass } from '../kernel/failure.js';
import type { NewEvent } from '../kernel/event.js';
import type { OrderDetails, OrderOrigin, Payment } from './order-details.js';

/** Stored names are explicit: renaming a type here never touches what is stored. Times are RFC 3339. */
export type PaymentRequested = NewEvent<
  'PaymentRequested',
  { readonly attempt: number; readonly processor: string; readonly order: OrderDetails }
>;

/** The processor's own object for the payment (a PaymentIntent) exists; only now the money is asked for. */
export type PaymentPrepared = NewEvent<
  'PaymentPrepared',
  {
    readonly processor: string;
    readonly account?: string;
    readonly reference: string;
    readonly attempt: number;
  }
>;

export type PaymentCollected = NewEvent<
  'PaymentCollected',
  Payment & { readonly currency: string; readonly collectedAt: string; readonly attempt: number }
>;

export type PaymentDeclined = NewEvent<
  'PaymentDeclined',
  {
    readonly processor: string;
    readonly attempt: number;
    readonly code: string;
    readonly message: string;
  }
>;

export type OrderPlaced = NewEvent<
  'OrderPlaced',
  OrderDetails & { readonly placedAt: string; readonly origin: OrderOrigin }
>;

/** What a module got back for a line, such as an enrollment; flat and small. */
export type Receipt = Readonly<Record<string, string | number | boolean | null>>;

interface Attempted {
  readonly lineId: string;
  readonly module: string;
  readonly attempt: number;
  /** Revision of the order that the attempt was decided on. */
  readonly basis: number;
}

export type LineFulfilled = NewEvent<'LineFulfilled', Attempted & { readonly receipt: Receipt }>;

export type FulfillmentFailed = NewEvent<
  'FulfillmentFailed',
  Attempted & {
    readonly class: FailureClass;
    readonly code: string;
    readonly message: string;
    readonly retryable: boolean;
    /** True: it may have worked all the same; the next attempt looks first. */
    readonly outcomeUnknown: boolean;
    /** Null: no time is set. Either nothing more happens by itself, or the module as a whole must recover. */
    readonly nextAttemptAt: string | null;
  }
>;

/** The other side took it on and will be done later. */
export type FulfillmentDeferred = NewEvent<
  'FulfillmentDeferred',
  Attempted & { readonly askAt: string; readonly note: string }
>;

/** A person asked again: these lines are attempted at once, with a new automatic budget. */
export type FulfillmentRetryRequested = NewEvent<
  'FulfillmentRetryRequested',
  { readonly retryId: string; readonly lineIds: readonly string[]; readonly reason: string }
>;

/** The accepted fact: these lines are to be undone. A worker does it. */
export type RevocationRequested = NewEvent<
  'RevocationRequested',
  { readonly lineIds: readonly string[]; readonly reason: string }
>;

export type LineRevoked = NewEvent<
  'LineRevoked',
  { readonly lineId: string; readonly module: string; readonly receipt: Receipt }
>;

export type RevocationFailed = NewEvent<
  'RevocationFailed',
  {
    readonly lineId: string;
    readonly module: string;
    readonly class: FailureClass;
    readonly code: string;
    readonly message: string;
    readonly retryable: boolean;
    /** Null: as in `FulfillmentFailed`. */
    readonly nextAttemptAt: string | null;
  }
>;

/** A person settled the line outside of the system; nothing more is done for it by itself. */
export type LineSettledByHand = NewEvent<
  'LineSettledByHand',
  {
    readonly lineId: string;
    readonly outcome: SettledOutcome;
    readonly reason: string;
    readonly evidence?: string;
  }
>;

export type SettledOutcome = 'complete' | 'abandoned';

/** Money that cannot pay this order. */
export type ExcessPaymentReported = NewEvent<
  'ExcessPaymentReported',
  Payment & {
    /** Absent: the order's. */
    readonly currency?: string;
    /** It pays another order, so it is nobody's to be given back. */
    readonly usedElsewhere?: true;
  }
>;

/** Which money beside the payment an event is about. */
type Excess = Pick<Payment, 'processor' | 'source' | 'account' | 'reference'>;

export type ExcessPaymentRefunded = NewEvent<
  'ExcessPaymentRefunded',
  Excess & {
    /** The processor's name for the refund. */
    readonly refund: string;
    readonly amount: string;
    readonly currency: string;
    readonly refundedAt: string;
  }
>;

/** The processor will not give it back: a person must. */
export type ExcessPaymentRefundFailed = NewEvent<
  'ExcessPaymentRefundFailed',
  Excess & { readonly code: string; readonly message: string }
>;

export type ExcessPaymentSettledByHand = NewEvent<
  'ExcessPaymentSettledByHand',
  Excess & { readonly reason: string; readonly evidence?: string }
>;

export type PaymentClaimVoided = NewEvent<'PaymentClaimVoided', { readonly reference: string }>;

/** What a person wants to be known of an order; it changes nothing. Plain text, like reasons (ADR 0014). */
export type OrderAnnotated = NewEvent<'OrderAnnotated', { readonly text: string }>;

export type OrderEvent =
  | PaymentRequested
  | PaymentPrepared
  | PaymentCollected
  | PaymentDeclined
  | OrderPlaced
  | LineFulfilled
  | FulfillmentFailed
  | FulfillmentDeferred
  | FulfillmentRetryRequested
  | RevocationRequested
  | LineRevoked
  | RevocationFailed
  | LineSettledByHand
  | ExcessPaymentReported
  | ExcessPaymentRefunded
  | ExcessPaymentRefundFailed
  | ExcessPaymentSettledByHand
  | PaymentClaimVoided
  | OrderAnnotated;

export type OrderEventType = OrderEvent['type'];
