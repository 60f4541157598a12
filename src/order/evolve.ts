import { fromRfc3339 } from '../kernel/time.js';
import type { Evolution } from '../kernel/folded.js';
import type { Recorded } from '../kernel/event.js';
import type {
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

function requested(event: Recorded<PaymentRequested>): OrderState {
  const { attempt, processor, order } = event.data;
  const { fingerprint, occurredAt } = event.metadata;
  return {
    stage: 'payment-pending',
    details: order,
    ...(fingerprint && { fingerprint }),
    attempt,
    processor,
    requestedAt: fromRfc3339(occurredAt),
  };
}

function collected(event: Recorded<PaymentCollected>): OrderState {
  const { attempt, ...payment } = event.data;
  return { stage: 'paid', payment, attempt };
}

function declined(state: OrderState, event: Recorded<PaymentDeclined>): OrderState {
  if (state.stage !== 'payment-pending') return state;
  const { processor, code, message } = event.data;
  const { details, fingerprint, attempt } = state;
  const decline = { processor, code, message };
  return {
    stage: 'payment-declined',
    details,
    ...(fingerprint && { fingerprint }),
    attempt,
    decline,
    excessPayments: [],
  };
}

function placed(state: OrderState, event: Recorded<OrderPlaced>): OrderState {
  const { placedAt, origin, ...details } = event.data;
  const { fingerprint } = event.metadata;
  return {
    stage: 'placed',
    details,
    ...(fingerprint && { fingerprint }),
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
    excessPayments: [],
  };
}

function fulfilled(line: Line, { data }: Recorded<LineFulfilled>): Line {
  const { failure, failingSince, ...kept } = line;
  const { module, receipt } = data;
  return {
    ...kept,
    status: 'Complete',
    module,
    receipt,
    attempts: Math.max(line.attempts, data.attempt),
  };
}

function failed(line: Line, event: Recorded<FulfillmentFailed>): Line {
  if (line.status === 'Complete') return line;
  const { module, attempt, code, message, retryable, outcomeUnknown, nextAttemptAt } = event.data;
  const at = fromRfc3339(event.metadata.occurredAt);
  return {
    ...line,
    status: ERROR_STATUS[event.data.class],
    module,
    attempts: Math.max(line.attempts, attempt),
    budgetUsed: line.budgetUsed + (event.data.class === 'configuration' ? 0 : 1),
    failingSince: line.failingSince ?? at,
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

function withLine(state: OrderState, lineId: string, change: (line: Line) => Line): OrderState {
  if (state.stage !== 'placed') return state;
  return { ...state, lines: state.lines.map((line) => (line.id === lineId ? change(line) : line)) };
}

function withExcess(state: OrderState, reference: string): OrderState {
  if (state.stage !== 'placed' && state.stage !== 'payment-declined') return state;
  return { ...state, excessPayments: [...state.excessPayments, reference] };
}

/** Total: every event of an order leads somewhere, and none is refused. */
export function evolve(state: OrderState, event: Recorded<OrderEvent>): OrderState {
  switch (event.type) {
    case 'PaymentRequested':
      return requested(event);
    case 'PaymentCollected':
      return collected(event);
    case 'PaymentDeclined':
      return declined(state, event);
    case 'OrderPlaced':
      return placed(state, event);
    case 'LineFulfilled':
      return withLine(state, event.data.lineId, (line) => fulfilled(line, event));
    case 'FulfillmentFailed':
      return withLine(state, event.data.lineId, (line) => failed(line, event));
    case 'ExcessPaymentReported':
      return withExcess(state, event.data.reference);
    case 'PaymentClaimVoided':
      return state;
  }
}

export const orderEvolution: Evolution<OrderState, OrderEvent> = { initial: NO_ORDER, evolve };
