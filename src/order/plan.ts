import { excessCase, isToBeRefunded } from './excess-payment.js';
import { isClosed } from './evolve-line.js';
import type { ExcessPayment, Line, OrderState, PaymentPending, Placed } from './state.js';
import { currentFailure, retryState } from './status.js';

/** A payment is looked after when its own request must be over: longer than two processor calls and two appends may last. */
export const RESOLVE_PAYMENT_AFTER_MS = 60_000;

/** A module that failed as a whole (its key, its permission) is tried again after this long, then with backoff. */
export const MODULE_RECOVERY_MS = 5_000;

/** The party of lines that no configured module supports. */
export const NO_MODULE = 'none';

/** The party that asks the payment processor. */
export const PAYMENT = 'payment';

/** The party that gives money back: the processor too, but for money that the payment under way knows nothing of. */
export const REFUND = 'refund';

/** What is to be done next, by whom and when (epoch ms): at most one per party. */
export interface Step {
  readonly party: string;
  readonly command: 'FulfillOrder' | 'RevokeLines' | 'ResolvePayment' | 'RefundExcess';
  readonly lineIds: readonly string[];
  readonly dueAt: number;
}

/** Why an order waits for a person. */
export type Case = LineCase | MoneyCase;

export interface LineCase {
  readonly lineId: string;
  readonly reason:
    | 'exhausted'
    | 'not-retryable'
    | 'revocation-exhausted'
    | 'revocation-not-retryable'
    | 'settlement-contradicted';
}

/** Money that cannot pay the order, by its reference; closed when it went back, or when an operator settled it. */
export interface MoneyCase {
  readonly reference: string;
  readonly reason: 'excess-payment' | 'payment-used-elsewhere' | 'refund-failed';
}

/** Both empty: done. An order may have a step for one line while another waits for a person. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly cases: readonly Case[];
}

/** The first configured module that supports the line. */
export type ModuleOf = (line: Line) => string | undefined;

const DONE: Plan = { steps: [], cases: [] };

/** When what failed may be tried again by itself (epoch ms). */
function againAt(line: Line): number | undefined {
  const failure = currentFailure(line);
  switch (retryState(line)) {
    case 'scheduled':
      return failure?.nextAttemptAt ?? undefined;
    case 'waiting':
      return failure && failure.at + MODULE_RECOVERY_MS;
    default:
      return undefined;
  }
}

/** When a line may be attempted next (epoch ms); undefined: not by itself. */
export function attemptableAt(line: Line, placedAt: number): number | undefined {
  if (isClosed(line)) return undefined;
  if (line.retry) return line.retry.requestedAt;
  if (line.deferral) return line.deferral.askAt;
  return line.status === 'Open' ? placedAt : againAt(line);
}

/** When a line may be undone next (epoch ms); undefined: not by itself. */
export function revocableAt(line: Line): number | undefined {
  if (!line.revocation) return undefined;
  return line.revocation.failure ? againAt(line) : line.revocation.requestedAt;
}

/** Who undoes a line: the module that attempted it, whoever would get it today. */
export function revokerOf(line: Line, moduleOf: ModuleOf): string {
  return line.module ?? moduleOf(line) ?? NO_MODULE;
}

function planPayment(order: PaymentPending): Plan {
  const dueAt = order.requestedAt + RESOLVE_PAYMENT_AFTER_MS;
  return {
    steps: [{ party: PAYMENT, command: 'ResolvePayment', lineIds: [], dueAt }],
    cases: [],
  };
}

/** Whatever became of the order: money that is not its payment goes back, or is a case. */
function planExcess({
  excessPayments,
}: {
  readonly excessPayments: readonly ExcessPayment[];
}): Plan {
  const dueAt = excessPayments.find(isToBeRefunded)?.reportedAt;
  return {
    steps:
      dueAt === undefined ? [] : [{ party: REFUND, command: 'RefundExcess', lineIds: [], dueAt }],
    cases: excessPayments.flatMap((payment) => {
      const reason = excessCase(payment);
      return reason ? [{ reference: payment.reference, reason }] : [];
    }),
  };
}

function both(one: Plan, other: Plan): Plan {
  return { steps: [...one.steps, ...other.steps], cases: [...one.cases, ...other.cases] };
}

/** What is to be done for one line. */
export interface Task {
  readonly party: string;
  readonly command: 'FulfillOrder' | 'RevokeLines';
  readonly lineId: string;
  readonly dueAt: number;
}

/** What the line itself needs next; its party may have to do something else first. None: nothing happens by itself. */
export function taskOf(line: Line, order: Placed, moduleOf: ModuleOf): readonly Task[] {
  const lineId = line.id;
  const revokeAt = revocableAt(line);
  if (revokeAt !== undefined) {
    return [{ party: revokerOf(line, moduleOf), command: 'RevokeLines', lineId, dueAt: revokeAt }];
  }
  // Imported orders were fulfilled elsewhere; nobody may fulfil them again.
  const dueAt = order.origin === 'import' ? undefined : attemptableAt(line, order.placedAt);
  if (dueAt === undefined) return [];
  return [{ party: moduleOf(line) ?? NO_MODULE, command: 'FulfillOrder', lineId, dueAt }];
}

/** A party does one thing at a time for an order: what is due first, and of two at once the undoing. */
function firstOf(tasks: readonly Task[]): Step {
  const due = (command: Task['command']): number =>
    Math.min(...tasks.filter((task) => task.command === command).map(({ dueAt }) => dueAt));
  const command = due('RevokeLines') <= due('FulfillOrder') ? 'RevokeLines' : 'FulfillOrder';
  const chosen = tasks.filter((task) => task.command === command);
  return {
    ...{ party: chosen[0]?.party ?? NO_MODULE, command, dueAt: due(command) },
    lineIds: chosen.map(({ lineId }) => lineId),
  };
}

/** Why the line waits for a person. */
export function caseOf(line: Line): readonly LineCase[] {
  const lineId = line.id;
  if (line.settlement?.contradictedAt !== undefined)
    return [{ lineId, reason: 'settlement-contradicted' }];
  const reason = retryState(line);
  if (reason !== 'exhausted' && reason !== 'not-retryable') return [];
  return [{ lineId, reason: line.revocation ? `revocation-${reason}` : reason }];
}

function planLines(order: Placed, moduleOf: ModuleOf): Plan {
  const tasks = order.lines.flatMap((line) => taskOf(line, order, moduleOf));
  const parties = [...new Set(tasks.map(({ party }) => party))];
  const steps = parties.map((party) => firstOf(tasks.filter((task) => task.party === party)));
  return { steps, cases: order.lines.flatMap(caseOf) };
}

/**
 * The saga, whole: what an order needs next. Level-triggered: it looks at the state, not at what led there, so it may
 * be asked again at any time. It knows no clock, no pause and no breaker.
 */
export function plan(order: OrderState, moduleOf: ModuleOf): Plan {
  switch (order.stage) {
    case 'none':
    case 'paid':
      return DONE;
    case 'payment-declined':
      return planExcess(order);
    case 'payment-pending':
      return both(planPayment(order), planExcess(order));
    case 'placed':
      return both(planLines(order, moduleOf), planExcess(order));
  }
}
