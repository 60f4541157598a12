/** One attempt at the payment of one order. Order number and attempt alone already say which one it is. */
export interface PaymentAttempt {
  readonly orderNumber: string;
  /** From 1; what the order's `PaymentRequested` says. */
  readonly attempt: number;
  /** Decimal text. The same for all attempts of an order, and so is the currency. */
  readonly amount: string;
  readonly currency: string;
  /** Epoch ms at which this attempt was recorded. How old it is decides what a processor still remembers of it. */
  readonly requestedAt: number;
  /** What was recorded last as `PaymentPrepared` for this order, by whichever attempt. */
  readonly prepared?: Prepared;
}

/** The processor's own object for a payment, such as a PaymentIntent. */
export interface Prepared {
  readonly reference: string;
  readonly account?: string;
  /** The attempt that recorded it. */
  readonly attempt: number;
}

export interface Collected {
  readonly outcome: 'collected';
  readonly reference: string;
  readonly account?: string;
  readonly amount: string;
  readonly currency: string;
  /** RFC 3339. */
  readonly collectedAt: string;
}

export interface Declined {
  readonly outcome: 'declined';
  /** Stable, kebab-case. */
  readonly code: string;
  /** Fit for the payer; names no person, no card, no id. */
  readonly message: string;
  /**
   * False: the processor said no, but may still collect for this attempt (the payer can try again with the client secret,
   * a confirmation may be on its way). Cancel before you record it.
   */
  readonly final: boolean;
}

/** The payer must do something first. The client secret goes to the payer only: never into an event, a row or a log. */
export interface ActionRequired {
  readonly outcome: 'action-required';
  readonly reference: string;
  readonly type: string;
  readonly clientSecret: string;
}

/** The payer's bank takes its time, up to days. Nobody can stop it any more. */
export interface Processing {
  readonly outcome: 'processing';
  readonly reference: string;
}

/** It may have happened: the processor did not say. */
export interface Unknown {
  readonly outcome: 'unknown';
  readonly code: string;
  readonly message: string;
}

/** The processor was never asked for the money in this attempt. */
export interface Absent {
  readonly outcome: 'absent';
}

export type PrepareOutcome =
  | { readonly outcome: 'prepared'; readonly reference: string; readonly account?: string }
  | Declined
  | Unknown;
export type CollectOutcome = Collected | Declined | ActionRequired | Processing | Unknown;
export type ProbeOutcome = CollectOutcome | Absent;
/** `cancelled`: it never collects for this attempt any more. */
export type CancelOutcome =
  { readonly outcome: 'cancelled' } | Collected | Declined | Processing | Unknown;

/** Money to be given back. */
export interface Refund {
  /** Idempotency key: the same refund always has the same one, and no other has it. */
  readonly key: string;
  /** Of the payment, as `collected` told it. */
  readonly reference: string;
  readonly amount: string;
  readonly currency: string;
}

export type RefundOutcome =
  | {
      readonly outcome: 'refunded';
      readonly reference: string;
      readonly amount: string;
      readonly currency: string;
      /** RFC 3339. */
      readonly refundedAt: string;
    }
  /** Accepted; ask again with the same key. */
  | { readonly outcome: 'refund-pending'; readonly reference: string }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string }
  | Unknown;

/** A payment in the processor's own books. */
export interface ListedPayment {
  readonly orderNumber: string;
  readonly reference: string;
  readonly state: 'collected' | 'open' | 'cancelled';
  /** Collected, or asked for. */
  readonly amount: string;
  readonly refunded: string;
  readonly currency: string;
  /** RFC 3339. */
  readonly createdAt: string;
}

export type ListOutcome =
  | {
      readonly outcome: 'listed';
      readonly payments: readonly ListedPayment[];
      /** Where the next page begins; without it this was the last one. */
      readonly next?: string;
    }
  | Unknown;

/** A payment that somebody else collected there, by its reference. */
export type FoundPayment =
  | {
      readonly outcome: 'found';
      /** What is left of it, after what was given back. */
      readonly amount: string;
      readonly currency: string;
      /** The order that we collected it for ourselves. */
      readonly orderNumber?: string;
      /** The processor's own name of the payment, where the reference is that of a part of it. */
      readonly heldAs?: string;
    }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'not-collected' }
  | Unknown;

/**
 * Collects money, at most once for each order number and attempt. What the processor does is a result; throwing means a
 * bug. Every call has a time limit of its own, and may be made again: by anybody, at any time, who knows only the attempt.
 */
export interface PaymentProcessor {
  readonly name: string;
  /**
   * Makes the processor's own object, which collects nothing yet. Its reference is to be recorded before `collect`: so
   * whatever was never recorded was never asked for money. Missing where a processor has no such object.
   */
  prepare?(attempt: PaymentAttempt): Promise<PrepareOutcome>;
  /** @param token what stands for the payer's means of payment at this processor */
  collect(attempt: PaymentAttempt, token: string): Promise<CollectOutcome>;
  /** What became of the attempt. Moves no money. */
  probe(attempt: PaymentAttempt): Promise<ProbeOutcome>;
  cancel(attempt: PaymentAttempt): Promise<CancelOutcome>;
  refund(refund: Refund): Promise<RefundOutcome>;
  /** What the processor knows of a payment that checkout says it collected there. Missing where nobody else collects. */
  find?(payment: Pick<Collected, 'reference' | 'account'>): Promise<FoundPayment>;
  /** What was begun since (epoch ms), one page at a time. Collected may be later than begun: look further back. */
  list(since: number, from?: string): Promise<ListOutcome>;
}
