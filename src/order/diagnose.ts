import type { Recorded } from '../kernel/event.js';
import { isRejection, type Rejection } from '../kernel/rejection.js';
import { decideSettleExcessPayment } from './decide/end-excess-payment.js';
import { decideRequestRetry } from './decide/request-retry.js';
import { decideRequestRevocation } from './decide/request-revocation.js';
import { decideSettleLine } from './decide/settle-line.js';
import { ANSWERS, type Act, type Answer, type AnswerCode, type Next } from './diagnosis.js';
import { isClosed } from './evolve-line.js';
import { excessCase, isToBeRefunded } from './excess-payment.js';
import { caseOf, plan, REFUND, PAYMENT, taskOf } from './plan.js';
import type { ModuleOf, MoneyCase, Plan } from './plan.js';
import type { ExcessPayment, Line, OrderState, Placed } from './state.js';
import { currentFailure, retryState } from './status.js';

/** What an answer is about: a line, money, or the order as a whole. */
interface Subject {
  readonly line?: string;
  readonly reference?: string;
}

type MoneyCode = MoneyCase['reason'] | 'refund-scheduled';

interface Known {
  readonly state: OrderState;
  /** All events that made the state; only what is never sealed is looked at. */
  readonly events: readonly Recorded[];
}

function isAbout({ type, data }: Recorded, { line, reference }: Subject): boolean {
  if (typeof data !== 'object' || data === null) return false;
  if (reference !== undefined) return 'reference' in data && data.reference === reference;
  if (line === undefined || type === 'OrderPlaced') return true;
  if ('lineId' in data) return data.lineId === line;
  return 'lineIds' in data && Array.isArray(data.lineIds) && data.lineIds.includes(line);
}

function evidenceOf(code: AnswerCode, subject: Subject, events: Known['events']) {
  const last = ANSWERS[code].shownBy.flatMap((type) => {
    const shows = (event: Recorded): boolean => event.type === type && isAbout(event, subject);
    return events.findLast(shows)?.revision ?? [];
  });
  return last.sort((a, b) => a - b);
}

/** An act is one of them when its decider would write something now. */
function does(decision: readonly unknown[] | Rejection): boolean {
  return !isRejection(decision) && decision.length > 0;
}

/** What an operator may do to a line now. */
export function actsOn(order: Placed, { id: lineId }: Pick<Line, 'id'>): readonly Act[] {
  const reason = '';
  const retry = { retryId: '', lineIds: [lineId], reason };
  const settle = { lineId, outcome: 'complete', reason } as const;
  const acts: Readonly<Record<string, boolean>> = {
    // What is imported is not attempted, whoever asks.
    retry: order.origin !== 'import' && does(decideRequestRetry(order, retry)),
    revoke: does(decideRequestRevocation(order, { lineId, reason })),
    settle: does(decideSettleLine(order, settle)),
  };
  return (['retry', 'revoke', 'settle'] as const).filter((act) => acts[act]);
}

function codeOfFulfillment(line: Line, { origin }: Placed): AnswerCode | undefined {
  if (isClosed(line)) return undefined;
  if (origin === 'import') return 'imported';
  if (line.retry) return 'retry-asked';
  if (line.deferral) return 'deferred';
  if (line.status === 'Open') return 'not-attempted';
  return retryState(line) === 'waiting' ? 'module-not-working' : 'retry-scheduled';
}

/** Why the line is not finished; undefined: it is. */
export function codeOf(line: Line, order: Placed): AnswerCode | undefined {
  const [forPerson] = caseOf(line);
  if (forPerson) return forPerson.reason;
  if (!line.revocation) return codeOfFulfillment(line, order);
  if (!line.revocation.failure) return 'revocation-asked';
  return retryState(line) === 'waiting'
    ? 'revocation-module-not-working'
    : 'revocation-retry-scheduled';
}

/** A party does one thing at a time for an order: a line may have to wait for what is due before it. */
export function nextOf(
  line: Line,
  order: Placed,
  { steps }: Plan,
  moduleOf: ModuleOf,
): Next | undefined {
  const [task] = taskOf(line, order, moduleOf);
  if (!task) return undefined;
  const { party, command, dueAt } = task;
  const step = steps.find((one) => one.party === party);
  const before = step && step.command !== command ? step.dueAt : dueAt;
  return { command, party, at: Math.max(before, dueAt) };
}

function lineAnswer(
  line: Line,
  order: Placed,
  known: Known,
  next: Next | undefined,
): readonly Answer[] {
  const code = codeOf(line, order);
  if (!code) return [];
  const { waitsFor, says } = ANSWERS[code];
  const failure = currentFailure(line);
  const why = failure ? ` ${failure.message}` : '';
  const about = { line: line.id };
  return [
    {
      ...{ code, text: `${says(`Line ${line.id}`)}${why}`, waitsFor, ...about },
      ...(failure && {
        failure: { class: failure.class, code: failure.code, message: failure.message },
      }),
      evidence: evidenceOf(code, about, known.events),
      ...(next && { next }),
      acts: actsOn(order, line),
    },
  ];
}

/** Why money beside the payment is not dealt with; undefined: it is. */
export function codeOfMoney(payment: ExcessPayment): MoneyCode | undefined {
  return isToBeRefunded(payment) ? 'refund-scheduled' : excessCase(payment);
}

function moneyAnswer(
  payment: ExcessPayment,
  { state, events }: Known,
  { steps }: Plan,
): readonly Answer[] {
  const code = codeOfMoney(payment);
  if (!code) return [];
  const { reference } = payment;
  const { waitsFor, says } = ANSWERS[code];
  const step = steps.find(({ party }) => party === REFUND);
  const settlement = { reference, reason: '' };
  const byItself = code === 'refund-scheduled' && step;
  return [
    {
      ...{ code, text: says(`Payment ${reference}`), waitsFor, reference },
      evidence: evidenceOf(code, { reference }, events),
      ...(byItself && { next: { command: step.command, party: REFUND, at: step.dueAt } }),
      acts:
        !byItself && does(decideSettleExcessPayment(state, settlement))
          ? ['settle-excess-payment']
          : [],
    },
  ];
}

function paymentAnswer(code: AnswerCode, { events }: Known, { steps }: Plan): Answer {
  const { waitsFor, says } = ANSWERS[code];
  const step = steps.find(({ party }) => party === PAYMENT);
  return {
    ...{ code, text: says(''), waitsFor, evidence: evidenceOf(code, {}, events), acts: [] },
    ...(step && { next: { command: step.command, party: PAYMENT, at: step.dueAt } }),
  };
}

function answersOf(known: Known, planned: Plan, moduleOf: ModuleOf): readonly Answer[] {
  const { state } = known;
  switch (state.stage) {
    case 'none':
      return [];
    case 'paid':
      return [paymentAnswer('paid-not-placed', known, planned)];
    case 'payment-pending':
      return [paymentAnswer('payment-unresolved', known, planned)];
    case 'payment-declined':
      return [paymentAnswer('payment-declined', known, planned)];
    case 'placed':
      return state.lines.flatMap((line) =>
        lineAnswer(line, state, known, nextOf(line, state, planned, moduleOf)),
      );
  }
}

const isForPerson = ({ waitsFor }: Answer): boolean => waitsFor === 'operator';

/**
 * Why an order is not finished, what happens next and who must act: what waits for an operator first, then what happens by
 * itself, soonest first. By the very functions that the saga plans with. None: nothing is left to be done.
 */
export function diagnose(known: Known, moduleOf: ModuleOf): readonly Answer[] {
  const { state } = known;
  const planned = plan(state, moduleOf);
  // Halfway through its placing nothing is planned for an order, nor for money beside it.
  const isPlannedFor = state.stage !== 'none' && state.stage !== 'paid';
  const money = isPlannedFor ? state.excessPayments : [];
  const answers = [
    ...answersOf(known, planned, moduleOf),
    ...money.flatMap((payment) => moneyAnswer(payment, known, planned)),
  ];
  return answers.sort(
    (a, b) =>
      Number(isForPerson(b)) - Number(isForPerson(a)) ||
      (a.next?.at ?? Infinity) - (b.next?.at ?? Infinity) ||
      0,
  );
}
