import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor, EventMetadata } from '../../../kernel/event.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';

/** One event of an order, as it is stored. */
export interface HistoryEvent {
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly actor: Actor;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

/** Everything that ever happened to an order, oldest first; empty: there is no such order. */
export class OrderHistory extends Query<readonly HistoryEvent[]> {
  constructor(readonly orderNumber: string) {
    super();
  }
}

/** Straight from the stream: no read model stands between an auditor and what was recorded. */
@QueryHandler(OrderHistory)
export class OrderHistoryHandler implements IQueryHandler<OrderHistory> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ orderNumber }: OrderHistory): Promise<readonly HistoryEvent[]> {
    if (!ORDER_NUMBER.test(orderNumber)) return [];
    const events = await this.store.read(orderStream(orderNumber));
    return events.map(({ revision, id, type, data, metadata }) => ({
      ...{ number: revision, id, type, at: metadata.occurredAt, actor: metadata.actor },
      ...{ data, metadata },
    }));
  }
}
