import type { Line, OrderState, PaymentPending, Placed } from './state.js';
import { retryState } from './status.js';

/** A payment is looked after when its own request must be over: longer than any processor call may last. */
export const RESOLVE_PAYMENT_AFTER_MS = 10_000;

/** A module that failed as a whole (its key, its permission) is tried again after this long, then with backoff. */
export const MODULE_RECOVERY_MS = 5_000;

/** The party of lines that no configured module supports. */
export const NO_MODULE = 'none';

/** The party that asks the payment processor. */
export const PAYMENT = 'payment';

/** What is to be done next, by whom and when (epoch ms): at most one per party. */
export interface Step {
  readonly party: string;
  readonly command: 'FulfillOrder' | 'ResolvePayment';
  readonly lineIds: readonly string[];
  readonly dueAt: number;
}

/** Why an order waits for a person. */
export interface Case {
  readonly lineId: string;
  readonly reason: 'exhausted' | 'not-retryable';
}

/** Both empty: done. An order may have a step for one line while another waits for a person. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly cases: readonly Case[];
}

/** The first configured module that supports the line. */
export type ModuleOf = (line: Line) => string | undefined;

const DONE: Plan = { steps: [], cases: [] };

/** When a line may be attempted next (epoch ms); undefined: not by itself. */
export function attemptableAt(line: Line, placedAt: number): number | undefined {
  if (line.status === 'Open') return placedAt;
  const { failure } = line;
  if (!failure) return undefined;
  switch (retryState(line)) {
    case 'scheduled':
      return failure.nextAttemptAt ?? undefined;
    case 'waiting':
      return failure.at + MODULE_RECOVERY_MS;
    default:
      return undefined;
  }
}

function planPayment(order: PaymentPending): Plan {
  const dueAt = order.requestedAt + RESOLVE_PAYMENT_AFTER_MS;
  return {
    steps: [{ party: PAYMENT, command: 'ResolvePayment', lineIds: [], dueAt }],
    cases: [],
  };
}

function stepFor(line: Line, party: string, dueAt: number, known?: Step): Step {
  return {
    party,
    command: 'FulfillOrder',
    lineIds: [...(known?.lineIds ?? []), line.id],
    dueAt: Math.min(dueAt, known?.dueAt ?? dueAt),
  };
}

function caseOf(line: Line): readonly Case[] {
  const reason = retryState(line);
  return reason === 'exhausted' || reason === 'not-retryable' ? [{ lineId: line.id, reason }] : [];
}

function planFulfillment(order: Placed, moduleOf: ModuleOf): Plan {
  const steps = new Map<string, Step>();
  for (const line of order.lines) {
    const dueAt = attemptableAt(line, order.placedAt);
    if (dueAt === undefined) continue;
    const party = moduleOf(line) ?? NO_MODULE;
    steps.set(party, stepFor(line, party, dueAt, steps.get(party)));
  }
  return { steps: [...steps.values()], cases: order.lines.flatMap(caseOf) };
}

/**
 * The saga, whole: what an order needs next. Level-triggered: it looks at the state, not at what led there, so it may
 * be asked again at any time. It knows no clock, no pause and no breaker.
 */
export function plan(order: OrderState, moduleOf: ModuleOf): Plan {
  switch (order.stage) {
    case 'none':
    case 'paid':
    case 'payment-declined':
      return DONE;
    case 'payment-pending':
      return planPayment(order);
    case 'placed':
      // Imported orders were fulfilled elsewhere; nobody may fulfil them again.
      return order.origin === 'import' ? DONE : planFulfillment(order, moduleOf);
  }
}
