import { toRfc3339 } from '../../../kernel/time.js';
import type { Folded } from '../../../kernel/folded.js';
import type { FailureClass } from '../../../kernel/failure.js';
import type { OrderDetails, OrderUser } from '../../../order/order-details.js';
import { openLine } from '../../../order/evolve-line.js';
import { excessCase, isToBeRefunded } from '../../../order/excess-payment.js';
import { currentFailure, orderStatus, retryState, type RetryState } from '../../../order/status.js';
import type {
  CollectedPayment,
  ExcessPayment,
  Line,
  LineFailure,
  LineStatus,
  OrderState,
  OrderStatus,
} from '../../../order/state.js';

import type { WaitingFor } from '../../../platform/sagas/party-holds.js';
import type { NextAction } from '../../payment/next-action.js';

/** The order as `GET /v1/orders/{number}` answers it. Times are RFC 3339, amounts decimal text. */
export interface OrderView {
  readonly orderNumber: string;
  readonly status: OrderStatus;
  readonly statusReason?: StatusReason;
  readonly revision: number;
  readonly user: OrderUser;
  readonly basketId: string;
  readonly shippingMethod: string;
  readonly shippingCharge: string;
  readonly currency: string;
  readonly orderTotal: string;
  readonly partner: string | null;
  readonly site: string | null;
  readonly placedAt?: string;
  readonly payment: PaymentView;
  readonly excessPayments?: readonly ExcessPaymentView[];
  readonly lines: readonly LineView[];
}

/** Why an order is not well: its payment's refusal, or the first line that failed. */
export interface StatusReason {
  readonly status: OrderStatus | LineStatus;
  readonly line?: string;
  readonly code: string;
  readonly message: string;
}

export interface PaymentView {
  readonly status: 'Pending' | 'Declined' | 'Collected';
  readonly processor: string;
  readonly source?: string;
  readonly reference?: string;
  readonly amount: string;
  /** What the payer must do, in answers to the checkout that asked for the payment; it is kept nowhere. */
  readonly nextAction?: NextAction;
}

/** Money that cannot pay the order. `closedBy` says who ends the case, while it is open. */
export interface ExcessPaymentView {
  readonly processor: string;
  readonly source?: string;
  readonly reference: string;
  readonly amount: string;
  readonly status: 'open' | 'refunding' | 'refund-failed' | 'refunded' | 'settled-by-hand';
  readonly reason?: string;
  readonly closedBy?: 'refund' | 'operator';
}

export interface LineView {
  readonly id: string;
  readonly productType: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly unitPrice: string;
  readonly status: LineStatus;
  readonly module?: string;
  readonly attempts: number;
  /** Undoing it is `requested`, or failed and `retry` says what happens next. */
  readonly revocation?: 'requested' | 'failed';
  /** The other side took it on and will be done later; what it said. */
  readonly deferred?: string;
  readonly retry?: RetryState;
  /** Its module is paused or rests; only of one order, lists do not say it. */
  readonly waitingFor?: WaitingFor;
  readonly lastFailure?: {
    readonly class: FailureClass;
    readonly code: string;
    readonly message: string;
    readonly retryable: boolean;
    readonly at: string;
  };
  readonly nextAttemptAt?: string;
}

/** What its status tells of: a line that failed stays in error while it is being undone. */
function toldFailure({ failure, revocation }: Line): LineFailure | undefined {
  return revocation?.failure ?? failure;
}

function failureView(failure: LineFailure): NonNullable<LineView['lastFailure']> {
  const { class: kind, code, message, retryable, at } = failure;
  return { class: kind, code, message, retryable, at: toRfc3339(at) };
}

/** When a call is planned next, by a person or by itself; undefined: none. */
function nextAttemptOf(line: Line): number | undefined {
  const { retry, deferral } = line;
  return retry?.requestedAt ?? deferral?.askAt ?? currentFailure(line)?.nextAttemptAt ?? undefined;
}

/** What is under way or went wrong; nothing of it where all is well. */
function trouble(line: Line): Partial<LineView> {
  const { revocation } = line;
  const failure = toldFailure(line);
  const retry = retryState(line);
  const nextAttemptAt = nextAttemptOf(line);
  return {
    ...(revocation && { revocation: revocation.failure ? 'failed' : 'requested' }),
    ...(line.deferral && { deferred: line.deferral.note }),
    ...(retry && { retry }),
    ...(failure && { lastFailure: failureView(failure) }),
    ...(nextAttemptAt !== undefined && { nextAttemptAt: toRfc3339(nextAttemptAt) }),
  };
}

function lineView(line: Line): LineView {
  const { id, productType, sku, title, quantity, unitPrice, status, module, attempts } = line;
  return {
    ...{ id, productType, sku, title, quantity, unitPrice, status, attempts },
    ...(module !== undefined && { module }),
    ...trouble(line),
  };
}

function collectedView(payment: CollectedPayment): PaymentView {
  const { processor, source, reference, amount } = payment;
  const from = source === undefined ? {} : { source };
  return { status: 'Collected', processor, ...from, reference, amount };
}

type Stage = Exclude<OrderState, { stage: 'none' | 'paid' }>;

function paymentView(state: Stage): PaymentView {
  const amount = state.details.orderTotal;
  switch (state.stage) {
    case 'payment-pending':
      return { status: 'Pending', processor: state.processor, amount };
    case 'payment-declined':
      return { status: 'Declined', processor: state.decline.processor, amount };
    case 'placed':
      return state.payment
        ? collectedView(state.payment)
        : { status: 'Collected', processor: state.origin, amount };
  }
}

function excessView(payment: ExcessPayment): ExcessPaymentView {
  const { processor, source, reference, amount, end } = payment;
  const refunding = isToBeRefunded(payment);
  const reason = excessCase(payment);
  return {
    ...{ processor, reference, amount },
    ...(source !== undefined && { source }),
    status: end ?? (refunding ? 'refunding' : 'open'),
    ...(reason && { reason, closedBy: 'operator' }),
    ...(refunding && { closedBy: 'refund' }),
  };
}

function reasonOf(state: Stage): StatusReason | undefined {
  if (state.stage === 'payment-declined') {
    const { code, message } = state.decline;
    return { status: 'Payment Declined', code, message };
  }
  if (state.stage !== 'placed') return undefined;
  const failed = state.lines.find((line) => toldFailure(line) !== undefined);
  const failure = failed && toldFailure(failed);
  if (!failure) return undefined;
  const { code, message } = failure;
  return { status: failed.status, line: failed.id, code, message };
}

function detailsView(details: OrderDetails) {
  const { orderNumber, user, basket, shippingMethod, shippingCharge, currency } = details;
  const { orderTotal, partner, site } = details;
  const basketId = basket.id;
  return {
    ...{ orderNumber, user, basketId, shippingMethod, shippingCharge },
    ...{ currency, orderTotal, partner, site },
  };
}

/** Undefined: there is no order (yet). Rows and answers folded from the stream both come from here, so they are alike. */
export function orderView({
  state,
  revision,
}: Pick<Folded<OrderState>, 'state' | 'revision'>): OrderView | undefined {
  if (state.stage === 'none' || state.stage === 'paid') return undefined;
  const status = orderStatus(state);
  if (!status) return undefined;
  const { orderNumber, ...details } = detailsView(state.details);
  const reason = reasonOf(state);
  const lines: readonly Line[] =
    state.stage === 'placed' ? state.lines : state.details.basket.lines.map(openLine);
  return {
    orderNumber,
    status,
    ...(reason && { statusReason: reason }),
    revision,
    ...details,
    ...(state.stage === 'placed' && { placedAt: toRfc3339(state.placedAt) }),
    payment: paymentView(state),
    ...(state.excessPayments.length > 0 && {
      excessPayments: state.excessPayments.map(excessView),
    }),
    lines: lines.map(lineView),
  };
}
