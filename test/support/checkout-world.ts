import { RefundExcessHandler } from '../../src/checkout/automation/refund-excess/refund-excess.handler.js';
import {
  PaymentExpiry,
  ResolvePaymentHandler,
} from '../../src/checkout/automation/resolve-payment/resolve-payment.handler.js';
import {
  OrderCommands,
  PaymentProcessors,
  RefundExcess,
  ResolvePayment,
  type PaymentProcessor,
} from '../../src/checkout/contract.js';
import { CapturedPayments } from '../../src/checkout/payment/captured-payments.js';
import { CollectPayment } from '../../src/checkout/payment/collect-payment.js';
import type { NextAction } from '../../src/checkout/payment/next-action.js';
import { Fingerprints } from '../../src/checkout/payment/fingerprints.js';
import { PaymentClaims } from '../../src/checkout/payment/payment-claims.js';
import { RecordedPayments } from '../../src/checkout/payment/record-payment.js';
import { UnwatchedPayments } from '../../src/checkout/payment/unwatched-payments.js';
import {
  PlaceOrder,
  type PaymentOrder,
} from '../../src/checkout/write/place-order/place-order.command.js';
import { PlaceOrderHandler } from '../../src/checkout/write/place-order/place-order.handler.js';
import type { CommandContext, Recorded } from '../../src/kernel/event.js';
import { isRejection } from '../../src/kernel/rejection.js';
import { orderAggregate } from '../../src/order/aggregate.js';
import type { OrderDetails } from '../../src/order/order-details.js';
import { orderStream } from '../../src/order/order-stream.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { HouseKey } from '../../src/platform/key-vault/house-key.js';
import type { Settled } from '../../src/platform/sagas/due-command.js';
import { FakeProcessor } from './fake-processor.js';
import { countingId, NOW } from './given-when-then.js';
import { MemoryEventStore } from './memory-event-store.js';
import { captured, orderDetails } from './order-fixtures.js';

export const ORDER = 'EDX-100001';

export const FINGERPRINT_KEY_OF_SPECS = new HouseKey(countingId(7), Buffer.alloc(32, 7));

const DAY_MS = 86_400_000;

/** What callers see of an answer. */
export interface Seen {
  readonly answer: string;
  readonly replayed: boolean;
  readonly revision: number;
  readonly nextAction?: NextAction;
}

/** What outlives a process: the event store and the payment processor, with the ids given out so far. */
export class Outside {
  private ids = 0;

  constructor(
    readonly store = new MemoryEventStore(),
    readonly processor = new FakeProcessor(),
  ) {}

  readonly newId = (): string => countingId((this.ids += 1));

  events(orderNumber = ORDER): readonly Recorded[] {
    return this.store.streams.get(orderStream(orderNumber)) ?? [];
  }

  types(orderNumber?: string): readonly string[] {
    return this.events(orderNumber).map(({ type }) => type);
  }

  claims(): number {
    return [...this.store.streams].flatMap(([name, events]) =>
      name.startsWith('payment-') ? events : [],
    ).length;
  }
}

/** One process of the service that takes orders: everything between the controller and the outside. */
export class CheckoutWorld {
  readonly orders: OrderCommands;
  readonly unwatched: UnwatchedPayments;
  private readonly place_: PlaceOrderHandler;
  private readonly resolve_: ResolvePaymentHandler;
  private readonly refund_: RefundExcessHandler;

  constructor(
    readonly outside = new Outside(),
    store: EventStore = outside.store,
    processor: PaymentProcessor = outside.processor,
  ) {
    const { newId } = outside;
    this.orders = new OrderCommands(store, orderAggregate, newId);
    const claims = new PaymentClaims(store, this.orders, newId);
    const processors = new PaymentProcessors([processor]);
    const payments = new RecordedPayments(this.orders, claims);
    const collect = new CollectPayment(this.orders, payments, processors);
    const fingerprints = new Fingerprints(FINGERPRINT_KEY_OF_SPECS);
    this.place_ = new PlaceOrderHandler(
      ...([this.orders, claims, fingerprints, collect] as const),
      new CapturedPayments(processors),
    );
    const expiry = new PaymentExpiry(DAY_MS);
    this.resolve_ = new ResolvePaymentHandler(this.orders, processors, payments, expiry);
    this.unwatched = new UnwatchedPayments(this.orders, processors, payments);
    this.refund_ = new RefundExcessHandler(this.orders, processors);
  }

  /** The stage of the order that is answered, or the code of the refusal. */
  async place(payment: PaymentOrder = paid(), details = orderDetails()): Promise<string> {
    const { answer } = await this.placed(payment, details);
    return answer;
  }

  async placed(
    payment: PaymentOrder = paid(),
    details: OrderDetails = orderDetails(),
    context = this.context(),
  ): Promise<Seen> {
    const answer = await this.placeOrder(new PlaceOrder(details, payment, context));
    return isRejection(answer)
      ? { answer: answer.code, replayed: false, revision: -1 }
      : {
          answer: answer.order.state.stage,
          replayed: answer.replayed,
          revision: answer.order.revision,
          ...(answer.nextAction && { nextAction: answer.nextAction }),
        };
  }

  placeOrder(command: PlaceOrder): ReturnType<PlaceOrderHandler['execute']> {
    return this.place_.execute(command);
  }

  /** What the due command does, so long after the request. */
  resolve({
    afterMs = 61_000,
    givenBack = 0,
    orderNumber = ORDER,
    hold = held,
  } = {}): Promise<Settled> {
    const stream = orderStream(orderNumber);
    return this.resolve_.execute(new ResolvePayment(stream, NOW + afterMs, givenBack, hold));
  }

  refund({ orderNumber = ORDER } = {}): Promise<Settled> {
    return this.refund_.execute(new RefundExcess(orderStream(orderNumber), NOW, 0, held));
  }

  private context(): CommandContext {
    const id = this.outside.newId();
    return {
      ...{ commandId: id, correlationId: id, causationId: id, now: NOW },
      actor: { kind: 'user', id: 'tester' },
    };
  }
}

const held = (): Promise<void> => Promise.resolve();

export function paid(overrides: Parameters<typeof captured>[0] = {}): PaymentOrder {
  return { kind: 'collected', payment: captured(overrides) };
}

export function freely(orderNumber = ORDER): PaymentOrder {
  const payment = { processor: 'free', reference: orderNumber, amount: '0.00' };
  return { kind: 'collected', payment };
}

export function charge(token = 'tok_ok', processor = 'sandbox'): PaymentOrder {
  return { kind: 'collect', processor, token };
}
