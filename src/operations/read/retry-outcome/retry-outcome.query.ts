import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isThereFor, OrderCommands } from '../../../checkout/contract.js';
import type { Actor } from '../../../kernel/event.js';
import { foldAll } from '../../../kernel/folded.js';
import type { Rejection } from '../../../kernel/rejection.js';
import { orderAggregate } from '../../../order/aggregate.js';
import { ORDER_NUMBER, orderStream } from '../../../order/order-stream.js';
import { noSuchOrder, retryNotFound } from '../../../order/refusals.js';
import { retryOutcome, type RetryEnd, type RetryOutcome } from '../../../order/retry-outcome.js';
import { EVENT_STORE, type EventStore } from '../../../platform/event-store/event-store.js';
import type { Caller } from '../../../platform/security/caller.js';

/** A retry as it is answered. Times are RFC 3339. */
export interface RetryView {
  readonly retryId: string;
  readonly requestedAt: string;
  readonly actor: Actor;
  readonly reason: string;
  readonly ended: boolean;
  readonly lines: readonly {
    readonly line: string;
    readonly outcome: RetryEnd | 'waiting';
    /** Number of the event that it ended with. */
    readonly event?: number;
    readonly at?: string;
    readonly failure?: { readonly code: string; readonly message: string };
  }[];
}

/** What became of a retry by hand. */
export class RetryOutcomeOf extends Query<RetryView | Rejection> {
  constructor(
    readonly orderNumber: string,
    readonly retryId: string,
    readonly caller: Pick<Caller, 'partners'>,
  ) {
    super();
  }
}

@QueryHandler(RetryOutcomeOf)
export class RetryOutcomeHandler implements IQueryHandler<RetryOutcomeOf> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly orders: OrderCommands,
  ) {}

  async execute({ orderNumber, retryId, caller }: RetryOutcomeOf): Promise<RetryView | Rejection> {
    if (!ORDER_NUMBER.test(orderNumber)) return noSuchOrder();
    const stored = await this.store.read(orderStream(orderNumber));
    const opened = await Promise.all(stored.map((event) => this.orders.open(event)));
    const events = opened.map(orderAggregate.upcast);
    const { state } = foldAll(orderAggregate.evolution, events);
    if (!isThereFor(caller, state)) return noSuchOrder();
    const outcome = retryOutcome(events, retryId);
    return outcome ? retryView(outcome) : retryNotFound();
  }
}

function retryView({ request, lines }: RetryOutcome): RetryView {
  const { data, metadata } = request;
  return {
    ...{ retryId: data.retryId, requestedAt: metadata.occurredAt, actor: metadata.actor },
    ...{ reason: data.reason, ended: lines.every(({ end }) => end !== undefined) },
    lines: lines.map(({ lineId, end, event }) => ({
      ...{ line: lineId, outcome: end ?? 'waiting' },
      ...(event && { event: event.revision, at: event.metadata.occurredAt }),
      ...(event?.type === 'FulfillmentFailed' && {
        failure: { code: event.data.code, message: event.data.message },
      }),
    })),
  };
}
