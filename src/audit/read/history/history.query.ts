import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor, EventMetadata, Recorded } from '../../../kernel/event.js';
import { eventHash } from '../../../kernel/event-hash.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { isOfPartners, OrderCommands } from '../../../checkout/contract.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import type { Caller } from '../../../platform/security/caller.js';

/** One event of an order, as it is stored; but what is sealed in it can be read, or is said to be forgotten. */
export interface HistoryEvent {
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly actor: Actor;
  readonly data: unknown;
  readonly metadata: EventMetadata;
  /** The link of the chain, over what is stored: the `prevHash` of the event that follows. */
  readonly hash: string;
}

/** Everything that ever happened to an order, oldest first; empty: there is no such order. */
export class OrderHistory extends Query<readonly HistoryEvent[]> {
  constructor(
    readonly orderNumber: string,
    readonly caller: Pick<Caller, 'partners'>,
  ) {
    super();
  }
}

/** Straight from the stream: no read model stands between an auditor and what was recorded. */
@QueryHandler(OrderHistory)
export class OrderHistoryHandler implements IQueryHandler<OrderHistory> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly orders: OrderCommands,
  ) {}

  async execute({ orderNumber, caller }: OrderHistory): Promise<readonly HistoryEvent[]> {
    if (!ORDER_NUMBER.test(orderNumber)) return [];
    const stream = orderStream(orderNumber);
    if (caller.partners !== undefined && !(await this.isOfPartners(caller, stream))) return [];
    const events = await this.store.read(stream);
    return Promise.all(events.map((event) => this.readable(event)));
  }

  private async readable(stored: Recorded): Promise<HistoryEvent> {
    const { revision, id, type, data, metadata } = await this.orders.open(stored);
    return {
      ...{ number: revision, id, type, at: metadata.occurredAt, actor: metadata.actor },
      ...{ data, metadata, hash: eventHash(stored) },
    };
  }

  private async isOfPartners(caller: Pick<Caller, 'partners'>, stream: string): Promise<boolean> {
    const { state } = await this.orders.load(stream);
    return 'details' in state && isOfPartners(caller, state.details.partner);
  }
}
