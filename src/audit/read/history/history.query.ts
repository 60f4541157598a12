import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor, EventMetadata, Recorded } from '../../../kernel/event.js';
import type { Chain } from '../../../kernel/event-chain.js';
import type { Caller } from '../../../platform/security/caller.js';
import { OrderRecords } from '../../order-records.js';
import { isAskedFor, type HistoryFilter } from './history-filter.js';

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

export interface History {
  readonly events: readonly HistoryEvent[];
  /** Of all events, whichever were asked for. */
  readonly chain: Chain;
}

/** What ever happened to an order, oldest first. */
export class OrderHistory extends Query<History> {
  constructor(
    readonly orderNumber: string,
    readonly filter: HistoryFilter,
    readonly caller: Pick<Caller, 'partners'>,
  ) {
    super();
  }
}

@QueryHandler(OrderHistory)
export class OrderHistoryHandler implements IQueryHandler<OrderHistory> {
  constructor(private readonly records: OrderRecords) {}

  async execute({ orderNumber, filter, caller }: OrderHistory): Promise<History> {
    const { events, hashes, chain } = await this.records.of(orderNumber, caller);
    const found = events.filter((event) => isAskedFor(event, filter));
    const hashOf = ({ revision }: Recorded): string => hashes.get(revision) ?? '';
    return { events: found.map((event) => historyEvent(event, hashOf(event))), chain };
  }
}

function historyEvent({ revision, id, type, data, metadata }: Recorded, hash: string) {
  const { occurredAt, actor } = metadata;
  return { number: revision, id, type, at: occurredAt, actor, data, metadata, hash };
}
