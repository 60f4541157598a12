import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { orderAggregate } from '../order/aggregate.js';
import { ORDER_STREAM_PREFIX } from '../order/order-stream.js';
import { orderPersonalData } from '../order/personal-data.js';
import { EVENT_STORE, type EventStore } from '../platform/event-store/event-store.js';
import { KEY_VAULT, type KeyVault } from '../platform/key-vault/key-vault.js';
import { VaultSealing } from '../platform/key-vault/vault-sealing.js';
import { Background } from '../platform/lifecycle/background.js';
import { LOGGER, type Logger } from '../platform/observability/logger.js';
import {
  Projections,
  type RunningProjection,
} from '../platform/projections/versions/projections.js';
import { Database } from '../platform/sql/database.js';
import { LiveStreams } from '../platform/subscriptions/live-streams.js';
import { RefundExcessHandler } from './automation/refund-excess/refund-excess.handler.js';
import {
  PaymentExpiry,
  ResolvePaymentHandler,
} from './automation/resolve-payment/resolve-payment.handler.js';
import { OrderCommands, PaymentProcessors, type PaymentProcessor } from './contract.js';
import { CapturedPayments } from './payment/captured-payments.js';
import { CollectPayment } from './payment/collect-payment.js';
import { FINGERPRINT_KEY, Fingerprints } from './payment/fingerprints.js';
import { PaymentClaims } from './payment/payment-claims.js';
import { RecordedPayments } from './payment/record-payment.js';
import { UnwatchedPayments } from './payment/unwatched-payments.js';
import { OrderListController } from './read/order-list/order-list.controller.js';
import { OrderListHandler } from './read/order-list/order-list.handler.js';
import {
  MOST_STREAMS,
  OrderEventsController,
  StreamSeats,
} from './read/order-status/order-events.controller.js';
import { OrderHolds } from './read/order-status/order-holds.js';
import { OrderNews } from './read/order-status/order-news.js';
import { OrderStatusController } from './read/order-status/order-status.controller.js';
import { ORDER_STATUS_LAG, type Lag } from './read/order-status/order-status-lag.js';
import { orderStatusProjection } from './read/order-status/order-status.projection.js';
import { OrderStatusHandler } from './read/order-status/order-status.handler.js';
import { OrderWait } from './read/order-status/order-wait.js';
import {
  OrdersToRetryHandler,
  RetriesOverHandler,
} from './read/orders-to-retry/orders-to-retry.query.js';
import {
  FulfillmentWait,
  type FulfillmentWaitOptions,
} from './write/place-order/fulfillment-wait.js';
import { PlaceOrderController } from './write/place-order/place-order.controller.js';
import { PlaceOrderHandler } from './write/place-order/place-order.handler.js';
import { PaymentConfirmationController } from './write/wake-payment/payment-confirmation.controller.js';
import {
  StripeWebhookController,
  StripeWebhookSecret,
} from './write/wake-payment/stripe-webhook.controller.js';
import { WakePaymentHandler } from './write/wake-payment/wake-payment.handler.js';

export interface CheckoutOptions {
  readonly processors: readonly PaymentProcessor[];
  /** A payment without an end is cancelled at its processor after so long. */
  readonly paymentExpiryMs: number;
  readonly stripeWebhookSecret: string | undefined;
  readonly wait: FulfillmentWaitOptions;
}

/** What keeps the rows of orders, and what runs it. */
const PROJECTION = Symbol('OrderStatusProjection');
const PROJECTING = Symbol('OrderStatusProjecting');

const writing: readonly Provider[] = [
  {
    provide: OrderCommands,
    inject: [EVENT_STORE, KEY_VAULT],
    useFactory: (store: EventStore, vault: KeyVault) =>
      new OrderCommands(
        store,
        orderAggregate,
        randomUUID,
        new VaultSealing(vault, orderPersonalData),
      ),
  },
  {
    provide: Fingerprints,
    inject: [KEY_VAULT],
    useFactory: async (vault: KeyVault) => new Fingerprints(await vault.houseKey(FINGERPRINT_KEY)),
  },
  {
    provide: PaymentClaims,
    inject: [EVENT_STORE, OrderCommands],
    useFactory: (store: EventStore, orders: OrderCommands) =>
      new PaymentClaims(store, orders, randomUUID),
  },
  {
    provide: CollectPayment,
    inject: [OrderCommands, RecordedPayments, PaymentProcessors],
    useFactory: (orders: OrderCommands, payments: RecordedPayments, all: PaymentProcessors) =>
      new CollectPayment(orders, payments, all),
  },
  {
    provide: CapturedPayments,
    inject: [PaymentProcessors],
    useFactory: (all: PaymentProcessors) => new CapturedPayments(all),
  },
  {
    provide: UnwatchedPayments,
    inject: [OrderCommands, PaymentProcessors, RecordedPayments],
    useFactory: (orders: OrderCommands, all: PaymentProcessors, payments: RecordedPayments) =>
      new UnwatchedPayments(orders, all, payments),
  },
  {
    provide: RecordedPayments,
    inject: [OrderCommands, PaymentClaims],
    useFactory: (orders: OrderCommands, claims: PaymentClaims) =>
      new RecordedPayments(orders, claims),
  },
];

const reading: readonly Provider[] = [
  OrderNews,
  {
    provide: LiveStreams,
    inject: [EVENT_STORE, LOGGER],
    useFactory: (store: EventStore, logger: Logger) =>
      new LiveStreams(store, logger, { prefixes: [ORDER_STREAM_PREFIX] }),
  },
  {
    provide: OrderHolds,
    inject: [Database],
    useFactory: (database: Database) => new OrderHolds(database),
  },
  {
    provide: OrderWait,
    inject: [LiveStreams, OrderCommands, OrderHolds],
    useFactory: (live: LiveStreams, orders: OrderCommands, holds: OrderHolds) =>
      new OrderWait(live, orders, (order) => holds.shownOn(order)),
  },
  { provide: StreamSeats, useFactory: () => new StreamSeats(MOST_STREAMS) },
  {
    provide: PROJECTION,
    inject: [OrderCommands, OrderNews, Projections],
    useFactory: (orders: OrderCommands, news: OrderNews, projections: Projections) =>
      projections.add(orderStatusProjection(orders, news)),
  },
  {
    provide: PROJECTING,
    inject: [Background, PROJECTION],
    useFactory: (background: Background, { run }: RunningProjection) => background.task(run),
  },
  {
    provide: ORDER_STATUS_LAG,
    inject: [PROJECTION],
    useFactory:
      ({ live }: RunningProjection): Lag =>
      () =>
        live.toldLagMs(Date.now()),
  },
  OrderStatusHandler,
  OrderListHandler,
  OrdersToRetryHandler,
  RetriesOverHandler,
];

@Module({})
export class CheckoutModule {
  static of(options: CheckoutOptions): DynamicModule {
    const { processors, paymentExpiryMs, stripeWebhookSecret, wait } = options;
    return {
      module: CheckoutModule,
      global: true,
      imports: [CqrsModule],
      controllers: [
        PaymentConfirmationController,
        StripeWebhookController,
        PlaceOrderController,
        OrderListController,
        OrderStatusController,
        OrderEventsController,
      ],
      providers: [
        { provide: PaymentProcessors, useValue: new PaymentProcessors(processors) },
        { provide: PaymentExpiry, useValue: new PaymentExpiry(paymentExpiryMs) },
        ...writing,
        ...reading,
        {
          provide: FulfillmentWait,
          inject: [OrderWait],
          useFactory: (orderWait: OrderWait) => new FulfillmentWait(wait, orderWait),
        },
        PlaceOrderHandler,
        WakePaymentHandler,
        { provide: StripeWebhookSecret, useValue: new StripeWebhookSecret(stripeWebhookSecret) },
        ResolvePaymentHandler,
        RefundExcessHandler,
      ],
      exports: [OrderCommands, ORDER_STATUS_LAG, LiveStreams],
    };
  }
}
