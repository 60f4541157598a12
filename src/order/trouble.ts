import type { FailureClass } from '../kernel/failure.js';
import { codeOf, codeOfMoney, nextOf } from './diagnose.js';
import { ANSWERS, type AnswerCode } from './diagnosis.js';
import { plan, REFUND, revokerOf, type ModuleOf, type Plan } from './plan.js';
import type { ExcessPayment, Line, OrderState, Placed } from './state.js';
import { currentFailure, retryState, type RetryState } from './status.js';

export const WORKS = ['fulfillment', 'revocation', 'refund'] as const;

/** What is not getting on. */
export type Work = (typeof WORKS)[number];

/** Something of an order that is not well, or that waits for a person: one line, or money that cannot pay the order. */
export interface Trouble {
  /** Absent: it is about money. */
  readonly line?: Line;
  /** Of the money that it is about. */
  readonly reference?: string;
  readonly work: Work;
  /** The module that has to do with it; of money `refund`. */
  readonly module: string;
  /** As the order's diagnosis calls it. */
  readonly diagnosis: AnswerCode;
  /** Null: nothing failed; it is a case for a person as it is. */
  readonly class: FailureClass | null;
  /** Of the failure; where nothing failed, the diagnosis. */
  readonly code: string;
  readonly message: string;
  readonly retry: RetryState | null;
  /** When the trouble began; epoch ms. */
  readonly since: number;
  /** When it was met last; epoch ms. */
  readonly failedAt: number;
  /** As planned; null: nothing happens by itself. */
  readonly nextAttemptAt: number | null;
  /** False: it will go on by itself. */
  readonly needsPerson: boolean;
}

/** What is under way as it should be, or waits for checkout, or cannot be told from an order halfway through its placing. */
const GETS_ON: ReadonlySet<AnswerCode> = new Set([
  ...(['payment-unresolved', 'paid-not-placed', 'payment-declined'] as const),
  ...(['not-attempted', 'deferred', 'revocation-asked'] as const),
]);

const needsPerson = (code: AnswerCode): boolean => ANSWERS[code].waitsFor === 'operator';

type Why = Pick<Trouble, 'class' | 'code' | 'message' | 'retry' | 'since' | 'failedAt'>;

/** Nothing failed, or not of late: it is a case as it is. */
function asCase(diagnosis: AnswerCode, what: string, since: number): Why {
  const message = ANSWERS[diagnosis].says(what);
  return { class: null, code: diagnosis, message, retry: null, since, failedAt: since };
}

function whyOf(line: Line, diagnosis: AnswerCode, placedAt: number): Why {
  const failure = currentFailure(line);
  const contradictedAt = line.settlement?.contradictedAt;
  if (!failure || contradictedAt !== undefined) {
    return asCase(diagnosis, 'The line', contradictedAt ?? placedAt);
  }
  const { class: failureClass, code, message, since, at } = failure;
  const retry = retryState(line) ?? null;
  return { class: failureClass, code, message, retry, since, failedAt: at };
}

function troubleOfLine(
  line: Line,
  order: Placed,
  planned: Plan,
  moduleOf: ModuleOf,
): readonly Trouble[] {
  const diagnosis = codeOf(line, order);
  if (!diagnosis || GETS_ON.has(diagnosis)) return [];
  return [
    {
      ...{ line, diagnosis, needsPerson: needsPerson(diagnosis) },
      work: line.revocation ? 'revocation' : 'fulfillment',
      module: revokerOf(line, moduleOf),
      ...whyOf(line, diagnosis, order.placedAt),
      nextAttemptAt: nextOf(line, order, planned, moduleOf)?.at ?? null,
    },
  ];
}

function troubleOfMoney(payment: ExcessPayment, { steps }: Plan): readonly Trouble[] {
  const diagnosis = codeOfMoney(payment);
  if (!diagnosis) return [];
  const { reference, reportedAt } = payment;
  const refund = diagnosis === 'refund-scheduled' && steps.find(({ party }) => party === REFUND);
  return [
    {
      ...{ reference, work: 'refund', module: REFUND, diagnosis },
      ...asCase(diagnosis, 'The payment', reportedAt),
      nextAttemptAt: refund ? refund.dueAt : null,
      needsPerson: needsPerson(diagnosis),
    },
  ];
}

/**
 * All that is not well with an order, or waits for a person, by the very functions that diagnose and plan it. What is under way
 * as it should be is none of it.
 */
export function troublesOf(state: OrderState, moduleOf: ModuleOf): readonly Trouble[] {
  if (state.stage === 'none' || state.stage === 'paid') return [];
  const planned = plan(state, moduleOf);
  const ofLines =
    state.stage === 'placed'
      ? state.lines.flatMap((line) => troubleOfLine(line, state, planned, moduleOf))
      : [];
  return [
    ...ofLines,
    ...state.excessPayments.flatMap((payment) => troubleOfMoney(payment, planned)),
  ];
}
