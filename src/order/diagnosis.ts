import type { FailureClass } from '../kernel/failure.js';
import type { OrderEventType } from './events.js';
import type { Case, Step } from './plan.js';

/** Why something of an order is not finished. What a person must look at has the plan's own word for it. */
export type AnswerCode =
  | 'payment-unresolved'
  | 'paid-not-placed'
  | 'payment-declined'
  | 'not-attempted'
  | 'retry-scheduled'
  | 'retry-asked'
  | 'module-not-working'
  | 'deferred'
  | 'revocation-asked'
  | 'revocation-retry-scheduled'
  | 'revocation-module-not-working'
  | 'imported'
  | 'refund-scheduled'
  | Case['reason'];

/** Who moves next. `itself`: the house does. `other-side`: it is asked, by itself. `checkout`: by sending the order again. */
export type WaitsFor = 'itself' | 'other-side' | 'operator' | 'checkout';

/** What an operator may do about it; each is a route. */
export type Act = 'retry' | 'revoke' | 'settle' | 'settle-excess-payment';

/** What happens by itself. */
export interface Next {
  readonly command: Step['command'];
  readonly party: string;
  /** Epoch ms, as planned; a time that has passed means as soon as a worker gets to it. */
  readonly at: number;
}

/** One thing that keeps an order from being finished. */
export interface Answer {
  readonly code: AnswerCode;
  /** The blocking fact in a sentence or two. */
  readonly text: string;
  readonly waitsFor: WaitsFor;
  /** Id of the line it is about. */
  readonly line?: string;
  /** Reference of the money it is about. */
  readonly reference?: string;
  readonly failure?: {
    readonly class: FailureClass;
    readonly code: string;
    readonly message: string;
  };
  /** Numbers of the events that show it. */
  readonly evidence: readonly number[];
  /** Absent: nothing happens by itself. */
  readonly next?: Next;
  readonly acts: readonly Act[];
}

interface AnswerKind {
  readonly waitsFor: WaitsFor;
  /** Of each the last that is about the same line or money. */
  readonly shownBy: readonly OrderEventType[];
  /** What is said of it; `what` is the line or the money. */
  readonly says: (what: string) => string;
}

const FAILED = ['FulfillmentFailed'] as const;
const UNDOING = ['RevocationRequested', 'RevocationFailed'] as const;

/** Every answer there is. */
export const ANSWERS: Readonly<Record<AnswerCode, AnswerKind>> = {
  'payment-unresolved': {
    waitsFor: 'other-side',
    shownBy: ['PaymentRequested', 'PaymentPrepared'],
    says: () => 'The processor has not said yet what became of the payment. It is asked again.',
  },
  'paid-not-placed': {
    waitsFor: 'operator',
    shownBy: ['PaymentCollected'],
    says: () =>
      'The payment is collected, but the order was not placed with it, as it should have been at once: part of its events is missing.',
  },
  'payment-declined': {
    waitsFor: 'checkout',
    shownBy: ['PaymentDeclined'],
    says: () => 'The payment was declined. The order may be sent again with another payment.',
  },
  'not-attempted': {
    waitsFor: 'itself',
    shownBy: ['OrderPlaced'],
    says: (what) => `${what} was not attempted yet.`,
  },
  'retry-scheduled': {
    waitsFor: 'itself',
    shownBy: FAILED,
    says: (what) => `${what} failed and is attempted again.`,
  },
  'retry-asked': {
    waitsFor: 'itself',
    shownBy: [...FAILED, 'FulfillmentRetryRequested'],
    says: (what) => `${what} failed; a person asked for another attempt, which has no outcome yet.`,
  },
  'module-not-working': {
    waitsFor: 'operator',
    shownBy: FAILED,
    says: (what) =>
      `${what} failed because its module does not work at all. Correct its configuration: it is attempted again all the time, and goes on as soon as the module works.`,
  },
  deferred: {
    waitsFor: 'other-side',
    shownBy: ['FulfillmentDeferred'],
    says: (what) =>
      `${what} was taken on by the other side, which will be done later. It is asked again.`,
  },
  exhausted: {
    waitsFor: 'operator',
    shownBy: FAILED,
    says: (what) => `${what} failed, and the attempts that are made by themselves are used up.`,
  },
  'not-retryable': {
    waitsFor: 'operator',
    shownBy: FAILED,
    says: (what) => `${what} failed in a way that another attempt alone does not mend.`,
  },
  'revocation-asked': {
    waitsFor: 'itself',
    // It comes anew when something happened after all to a line that was revoked.
    shownBy: ['RevocationRequested', 'LineRevoked', 'LineFulfilled', 'FulfillmentFailed'],
    says: (what) => `${what} is to be revoked.`,
  },
  'revocation-retry-scheduled': {
    waitsFor: 'itself',
    shownBy: UNDOING,
    says: (what) => `Revoking ${what} failed and is tried again.`,
  },
  'revocation-module-not-working': {
    waitsFor: 'operator',
    shownBy: UNDOING,
    says: (what) =>
      `Revoking ${what} failed because its module does not work at all. Correct its configuration: it is tried again all the time.`,
  },
  'revocation-exhausted': {
    waitsFor: 'operator',
    shownBy: UNDOING,
    says: (what) =>
      `Revoking ${what} failed, and the attempts that are made by themselves are used up.`,
  },
  'revocation-not-retryable': {
    waitsFor: 'operator',
    shownBy: UNDOING,
    says: (what) => `Revoking ${what} failed in a way that another attempt alone does not mend.`,
  },
  'settlement-contradicted': {
    waitsFor: 'operator',
    shownBy: ['LineSettledByHand', 'LineFulfilled', 'LineRevoked'],
    says: (what) =>
      `${what} was settled by hand, and then something else happened outside. Settle it again as it is now.`,
  },
  imported: {
    waitsFor: 'operator',
    shownBy: ['OrderPlaced'],
    says: (what) => `${what} belongs to an imported order, of which nothing is fulfilled here.`,
  },
  'refund-scheduled': {
    waitsFor: 'itself',
    shownBy: ['ExcessPaymentReported'],
    says: (what) => `${what} cannot pay the order and goes back.`,
  },
  'excess-payment': {
    waitsFor: 'operator',
    shownBy: ['ExcessPaymentReported'],
    says: (what) => `${what} cannot pay the order, and is not ours to give back.`,
  },
  'payment-used-elsewhere': {
    waitsFor: 'operator',
    shownBy: ['ExcessPaymentReported'],
    says: (what) => `${what} was collected for this order, but pays another one.`,
  },
  'refund-failed': {
    waitsFor: 'operator',
    shownBy: ['ExcessPaymentReported', 'ExcessPaymentRefundFailed'],
    says: (what) => `${what} cannot pay the order, and the processor does not give it back.`,
  },
};
