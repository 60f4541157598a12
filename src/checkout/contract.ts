import { Command } from '@nestjs/cqrs';
import type { Settled } from '../platform/sagas/due-command.js';
import type { OrderEvent } from '../order/events.js';
import type { OrderState } from '../order/state.js';
import { StreamCommands } from '../platform/event-store/stream-commands.js';
import type { PaymentProcessor } from './processors/payment-processor.js';

export type { PaymentProcessor, Refund, RefundOutcome } from './processors/payment-processor.js';

export { PlaceOrder } from './write/place-order/place-order.command.js';
export { isOfPartners, isThereFor } from './order-access.js';
export { ORDER_NUMBER_PARAMETER } from './order-parameter.js';
export { filterOf, type OrderFilter } from './read/order-list/order-filter.js';
export { OrderFilterBody, type FilterWords } from './read/order-list/order-filter.request.js';
export { FILTER_WORDS } from './read/order-list/filter-words.js';
export {
  OrdersToRetry,
  RetriesOver,
  type AskedRetry,
} from './read/orders-to-retry/orders-to-retry.query.js';
export { answerOrder } from './read/order-status/answer-order.js';
export {
  COMPLETE_ORDER,
  FAILING_ORDER,
  REVOKING_ORDER,
} from './read/order-status/order-examples.js';
export { ORDER_SCHEMA } from './read/order-status/order-schemas.js';
export { cursorOf, positionOf } from './read/order-list/cursor.js';
export { OrderList, type OrderPage } from './read/order-list/order-list.query.js';
export { ORDER_STATUS_LAG, type Lag } from './read/order-status/order-status-lag.js';
export { orderRow } from './read/order-status/order-row.js';
export { OrderStatusOf } from './read/order-status/order-status.query.js';
export { orderView, type LineView, type OrderView } from './read/order-status/order-view.js';
export { positionToken } from './read/order-status/position-token.js';
export { unfinishedOrders } from './read/order-status/unfinished.js';

/** Loads orders and writes to them. */
export class OrderCommands extends StreamCommands<OrderState, OrderEvent> {}

/** A charge that a processor which collects in one step is asked to make, such as the sandbox's. */
export interface Charge {
  /** Idempotency key: order number and attempt. The processor collects at most once for it. */
  readonly key: string;
  readonly orderNumber: string;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
  /** What stands for the payer's means of payment at this processor. */
  readonly token: string;
}

/** What such a processor says of a charge. */
export type ChargeOutcome =
  | {
      readonly outcome: 'collected';
      readonly reference: string;
      readonly amount: string;
      readonly currency: string;
      /** RFC 3339. */
      readonly collectedAt: string;
    }
  | { readonly outcome: 'declined'; readonly code: string; readonly message: string }
  /** It may have been collected: the processor did not say. */
  | { readonly outcome: 'unknown'; readonly code: string; readonly message: string };

/** The processors that this service has, by name. */
export class PaymentProcessors {
  private readonly byName: ReadonlyMap<string, PaymentProcessor>;

  constructor(processors: readonly PaymentProcessor[]) {
    this.byName = new Map(processors.map((processor) => [processor.name, processor]));
  }

  get(name: string): PaymentProcessor | undefined {
    return this.byName.get(name);
  }
}

/** No call of a processor lasts longer, with all its repeats. */
export const LONGEST_PROCESSOR_CALL_MS = 20_000;

/** Finds out what became of a payment whose request was never answered. Sent by the due command of the same name. */
export class ResolvePayment extends Command<Settled> {
  constructor(
    readonly stream: string,
    /** Epoch ms. */
    readonly now: number,
    /** How often in a row it found out nothing. */
    readonly givenBack: number,
    /** Makes sure, before each outside call, that nobody else is at it. */
    readonly hold: () => Promise<void>,
  ) {
    super();
  }
}

/** Gives back money that we asked for and cannot use. Sent by the due command of the same name. */
export class RefundExcess extends Command<Settled> {
  constructor(
    readonly stream: string,
    /** Epoch ms. */
    readonly now: number,
    readonly givenBack: number,
    readonly hold: () => Promise<void>,
  ) {
    super();
  }
}
