import { fromRfc3339 } from '../kernel/time.js';
import type { Evolution } from '../kernel/folded.js';
import type { Recorded } from '../kernel/event.js';
import type {
  ExcessPaymentRefunded,
  ExcessPaymentRefundFailed,
  ExcessPaymentReported,
  ExcessPaymentSettledByHand,
  OrderEvent,
  OrderPlaced,
  PaymentCollected,
  PaymentDeclined,
  PaymentPrepared,
  PaymentRequested,
} from './events.js';
import { afterOutcome, openLine, retried, settled, toRevoke } from './evolve-line.js';
import { samePayment } from './same-payment.js';
import { NO_ORDER, type ExcessPayment, type Line, type OrderState } from './state.js';

/** What outlives every stage. Who records a late payment has no request to take the fingerprint from. */
function kept(state: OrderState, { metadata }: Recorded<OrderEvent>) {
  const before = state.stage === 'none' ? undefined : state;
  const fingerprint = metadata.fingerprint ?? before?.fingerprint;
  return {
    ...(fingerprint && { fingerprint }),
    ...(before?.prepared && { prepared: before.prepared }),
    excessPayments: before?.excessPayments ?? [],
  };
}

function requested(
  state: OrderState,
  event: Recorded<PaymentRequested>,
  requestedAt: number,
): OrderState {
  const { attempt, processor, order } = event.data;
  return {
    ...kept(state, event),
    stage: 'payment-pending',
    details: order,
    attempt,
    processor,
    requestedAt,
  };
}

function prepared(state: OrderState, { data }: Recorded<PaymentPrepared>): OrderState {
  return state.stage === 'none' ? state : { ...state, prepared: data };
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
    lines: details.basket.lines.map(openLine),
  };
}

function withLines(
  state: OrderState,
  lineIds: readonly string[],
  change: (line: Line) => Line,
): OrderState {
  if (state.stage !== 'placed') return state;
  const lines = state.lines.map((line) => (lineIds.includes(line.id) ? change(line) : line));
  return { ...state, lines };
}

function withExcess(
  state: OrderState,
  { data }: ExcessPaymentReported,
  reportedAt: number,
): OrderState {
  if (state.stage === 'none') return state;
  return { ...state, excessPayments: [...state.excessPayments, { ...data, reportedAt }] };
}

type ExcessEnded = ExcessPaymentRefunded | ExcessPaymentRefundFailed | ExcessPaymentSettledByHand;

const ENDS = {
  ExcessPaymentRefunded: 'refunded',
  ExcessPaymentRefundFailed: 'refund-failed',
  ExcessPaymentSettledByHand: 'settled-by-hand',
} as const satisfies Record<ExcessEnded['type'], ExcessPayment['end']>;

function excessEnded(state: OrderState, { type, data }: Recorded<ExcessEnded>): OrderState {
  if (state.stage === 'none') return state;
  const excessPayments = state.excessPayments.map((one) =>
    samePayment(one, data) ? { ...one, end: ENDS[type] } : one,
  );
  return { ...state, excessPayments };
}

/** Total: every event of an order leads somewhere, and none is refused. */
export function evolve(state: OrderState, event: Recorded<OrderEvent>): OrderState {
  const at = fromRfc3339(event.metadata.occurredAt);
  switch (event.type) {
    case 'PaymentRequested':
      return requested(state, event, at);
    case 'PaymentPrepared':
      return prepared(state, event);
    case 'PaymentCollected':
      return collected(state, event);
    case 'PaymentDeclined':
      return declined(state, event);
    case 'OrderPlaced':
      return placed(state, event);
    case 'LineFulfilled':
    case 'FulfillmentFailed':
    case 'FulfillmentDeferred':
    case 'LineRevoked':
    case 'RevocationFailed':
      return withLines(state, [event.data.lineId], (line) => afterOutcome(line, event, at));
    case 'FulfillmentRetryRequested':
      return withLines(state, event.data.lineIds, (line) => retried(line, event, at));
    case 'RevocationRequested':
      return withLines(state, event.data.lineIds, (line) => toRevoke(line, at));
    case 'LineSettledByHand':
      return withLines(state, [event.data.lineId], (line) => settled(line, event));
    case 'ExcessPaymentReported':
      return withExcess(state, event, at);
    case 'ExcessPaymentRefunded':
    case 'ExcessPaymentRefundFailed':
    case 'ExcessPaymentSettledByHand':
      return excessEnded(state, event);
    case 'PaymentClaimVoided':
    case 'OrderAnnotated':
      return state;
  }
}

export const orderEvolution: Evolution<OrderState, OrderEvent> = { initial: NO_ORDER, evolve };
