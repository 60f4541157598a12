import { fromRfc3339 } from '../kernel/time.js';
import type { Evolution } from '../kernel/folded.js';
import type { Recorded } from '../kernel/event.js';
import type {
  ExcessPaymentReported,
  FulfillmentFailed,
  LineFulfilled,
  OrderEvent,
  OrderPlaced,
  PaymentCollected,
  PaymentDeclined,
  PaymentRequested,
} from './events.js';
import { NO_ORDER, type Line, type LineStatus, type OrderState } from './state.js';

const ERROR_STATUS = {
  configuration: 'Fulfillment Configuration Error',
  network: 'Fulfillment Network Error',
  timeout: 'Fulfillment Timeout Error',
  server: 'Fulfillment Server Error',
} as const satisfies Record<string, LineStatus>;

/** What outlives every stage. Who records a late payment has no request to take the fingerprint from. */
function kept(state: OrderState, { metadata }: Recorded<OrderEvent>) {
  const before = state.stage === 'none' ? undefined : state;
  const fingerprint = metadata.fingerprint ?? before?.fingerprint;
  return { ...(fingerprint && { fingerprint }), excessPayments: before?.excessPayments ?? [] };
}

function requested(state: OrderState, event: Recorded<PaymentRequested>): OrderState {
  const { attempt, processor, order } = event.data;
  return {
    ...kept(state, event),
    stage: 'payment-pending',
    details: order,
    attempt,
    processor,
    requestedAt: fromRfc3339(event.metadata.occurredAt),
  };
}

function collected(state: OrderState, event: Recorded<PaymentCollected>): OrderState {
  const { attempt, ...payment } = event.data;
  return { ...kept(state, event), stage: 'paid', payment, attempt };
}

function declined(state: OrderState, event: Recorded<PaymentDeclined>): OrderState {
  if (state.stage !== 'payment-pending') return state;
  const { processor, code, message } = event.data;
  const { details, attempt } = state;
  const decline = { processor, code, message };
  return { ...kept(state, event), stage: 'payment-declined', details, attempt, decline };
}

function placed(state: OrderState, event: Recorded<OrderPlaced>): OrderState {
  const { placedAt, origin, ...details } = event.data;
  return {
    ...kept(state, event),
    stage: 'placed',
    details,
    attempt: state.stage === 'paid' ? state.attempt : 0,
    origin,
    payment: state.stage === 'paid' ? state.payment : null,
    placedAt: fromRfc3339(placedAt),
    lines: details.basket.lines.map((line) => ({
      ...line,
      status: 'Open',
      attempts: 0,
      budgetUsed: 0,
    })),
  };
}

function fulfilled(line: Line, { data }: LineFulfilled): Line {
  const { failure, failingSince, ...rest } = line;
  const { module, receipt } = data;
  return {
    ...rest,
    status: 'Complete',
    module,
    receipt,
    attempts: Math.max(line.attempts, data.attempt),
  };
}

function failed(line: Line, event: FulfillmentFailed, at: number): Line {
  if (line.status === 'Complete') return line;
  const { module, attempt, code, message, retryable, outcomeUnknown, nextAttemptAt } = event.data;
  // A module that failed as a whole takes nothing of the line's budget, neither attempts nor time.
  const { failingSince = at, ...rest } = line;
  const ofModule = event.data.class === 'configuration';
  return {
    ...rest,
    status: ERROR_STATUS[event.data.class],
    module,
    attempts: Math.max(line.attempts, attempt),
    budgetUsed: line.budgetUsed + (ofModule ? 0 : 1),
    ...(!ofModule && { failingSince }),
    failure: {
      class: event.data.class,
      code,
      message,
      retryable,
      outcomeUnknown,
      at,
      nextAttemptAt: nextAttemptAt === null ? null : fromRfc3339(nextAttemptAt),
    },
  };
}

/** A line after an outcome that was recorded at `at` (epoch ms). */
export function afterOutcome(
  line: Line,
  event: LineFulfilled | FulfillmentFailed,
  at: number,
): Line {
  return event.type === 'LineFulfilled' ? fulfilled(line, event) : failed(line, event, at);
}

function withOutcome(
  state: OrderState,
  event: Recorded<LineFulfilled | FulfillmentFailed>,
): OrderState {
  if (state.stage !== 'placed') return state;
  const at = fromRfc3339(event.metadata.occurredAt);
  const change = (line: Line): Line =>
    line.id === event.data.lineId ? afterOutcome(line, event, at) : line;
  return { ...state, lines: state.lines.map(change) };
}

function withExcess(state: OrderState, { data }: Recorded<ExcessPaymentReported>): OrderState {
  if (state.stage === 'none') return state;
  return { ...state, excessPayments: [...state.excessPayments, data] };
}

/** Total: every event of an order leads somewhere, and none is refused. */
export function evolve(state: OrderState, event: Recorded<OrderEvent>): OrderState {
  switch (event.type) {
    case 'PaymentRequested':
      return requested(state, event);
    case 'PaymentCollected':
      return collected(state, event);
    case 'PaymentDeclined':
      return declined(state, event);
    case 'OrderPlaced':
      return placed(state, event);
    case 'LineFulfilled':
    case 'FulfillmentFailed':
      return withOutcome(state, event);
    case 'ExcessPaymentReported':
      return withExcess(state, event);
    case 'PaymentClaimVoided':
      return state;
  }
}

export const orderEvolution: Evolution<OrderState, OrderEvent> = { initial: NO_ORDER, evolve };
