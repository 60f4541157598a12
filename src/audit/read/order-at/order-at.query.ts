import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OrderView } from '../../../checkout/contract.js';
import type { Actor } from '../../../kernel/event.js';
import type { Chain } from '../../../kernel/event-chain.js';
import { rejection, type Rejection } from '../../../kernel/rejection.js';
import type { Caller } from '../../../platform/security/caller.js';
import { OrderRecords } from '../../order-records.js';
import { indexAt, replay, viewAfter, type Moment, type Step } from '../../replay.js';

/** The event that an order was last changed by. */
export interface AsOf {
  readonly number: number;
  readonly type: string;
  readonly at: string;
  readonly actor: Actor;
}

/** The order as it was, and the chain of all its events as it is now. */
export interface OrderThen extends OrderView {
  readonly asOf: AsOf;
  readonly chain: Chain;
}

/** An order as it was at a moment. */
export class OrderAt extends Query<OrderThen | Rejection> {
  constructor(
    readonly orderNumber: string,
    readonly moment: Moment,
    readonly caller: Pick<Caller, 'partners'>,
  ) {
    super();
  }
}

@QueryHandler(OrderAt)
export class OrderAtHandler implements IQueryHandler<OrderAt> {
  constructor(private readonly records: OrderRecords) {}

  async execute({ orderNumber, moment, caller }: OrderAt): Promise<OrderThen | Rejection> {
    const { events, chain } = await this.records.of(orderNumber, caller);
    const index = indexAt(events, moment);
    const step = index === undefined ? undefined : replay(events.slice(0, index + 1))[index];
    const order = step && viewAfter(step);
    if (!order) {
      return rejection('no-order-then', 'There was no order to be seen at that moment.');
    }
    return { ...order, asOf: asOf(step), chain };
  }
}

export function asOf({ event }: Step): AsOf {
  const { occurredAt, actor } = event.metadata;
  return { number: event.revision, type: event.type, at: occurredAt, actor };
}
