import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import { type Command, type Query } from '@nestjs/cqrs';
import { OrderCommands } from '../../../src/checkout/contract.js';
import { OrderNews } from '../../../src/checkout/read/order-status/order-news.js';
import { OrderStatusProjection } from '../../../src/checkout/read/order-status/order-status.projection.js';
import {
  OrdersToRetry,
  OrdersToRetryHandler,
  RetriesOver,
  RetriesOverHandler,
} from '../../../src/checkout/read/orders-to-retry/orders-to-retry.query.js';
import type { Recorded } from '../../../src/kernel/event.js';
import { isRejection } from '../../../src/kernel/rejection.js';
import { AdvanceCampaignHandler } from '../../../src/operations/automation/advance-campaign/advance-campaign.handler.js';
import { CampaignConsumer } from '../../../src/operations/automation/advance-campaign/campaign.consumer.js';
import { OrdersOfCampaign } from '../../../src/operations/automation/advance-campaign/orders-of-campaign.js';
import { CampaignCommands, RetrySets } from '../../../src/operations/campaign/campaign-commands.js';
import type { CampaignView } from '../../../src/operations/campaign/campaign-view.js';
import type { ModuleHolds } from '../../../src/operations/module-holds.js';
import { CampaignRows } from '../../../src/operations/read/campaigns/campaign-rows.js';
import {
  CampaignList,
  CampaignListHandler,
  CampaignOf,
  CampaignOfHandler,
  CampaignOrders,
  CampaignOrdersHandler,
} from '../../../src/operations/read/campaigns/campaigns.query.js';
import {
  RetryOutcomeHandler,
  RetryOutcomeOf,
} from '../../../src/operations/read/retry-outcome/retry-outcome.query.js';
import { CancelCampaign } from '../../../src/operations/write/cancel-campaign/cancel-campaign.command.js';
import { CancelCampaignHandler } from '../../../src/operations/write/cancel-campaign/cancel-campaign.handler.js';
import { RequestRetry } from '../../../src/operations/write/request-retry/request-retry.command.js';
import { RequestRetryHandler } from '../../../src/operations/write/request-retry/request-retry.handler.js';
import {
  StartCampaign,
  type CampaignWish,
} from '../../../src/operations/write/start-campaign/start-campaign.command.js';
import { StartCampaignHandler } from '../../../src/operations/write/start-campaign/start-campaign.handler.js';
import { orderAggregate } from '../../../src/order/aggregate.js';
import type { OrderEvent } from '../../../src/order/events.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import type { EventStore } from '../../../src/platform/event-store/event-store.js';
import type { Consumer } from '../../../src/platform/projections/consumer.js';
import { release } from '../../../src/platform/sagas/due-commands.claims.js';
import type { Caller } from '../../../src/platform/security/caller.js';
import type { Database } from '../../../src/platform/sql/database.js';
import type { TestDatabase } from '../../support/each-database.js';
import { countingId, NOW, recordedAfter } from '../../support/given-when-then.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { IMMORTAL, Killed, mortal, type Death } from '../../support/mortal.js';
import { fulfillmentFailed, lineFulfilled, placedOrder } from '../../support/order-fixtures.js';
import { claim, LEASE_MS } from '../sagas/plans.js';

const OLGA: Caller = { kind: 'user', id: 'olga', roles: new Set(['operator'] as const) };
export const reason = 'The LMS is back.';

/** No module is paused, and nobody looks. */
const NOT_HELD = { holding: () => Promise.resolve(undefined) } as unknown as ModuleHolds;

let ids = 10_000;
const newId = (): string => countingId((ids += 1));

/** One process: everything that campaigns are made of, on these engines. */
export function processOn(store: EventStore, database: Database) {
  const orders = new OrderCommands(store, orderAggregate, newId);
  const campaigns = new CampaignCommands(store, newId);
  const sets = new RetrySets(store, newId);
  const rows = new CampaignRows(database);
  const queries = busOf<Query<unknown>>([
    [OrdersToRetry, new OrdersToRetryHandler(database)],
    [RetriesOver, new RetriesOverHandler(database)],
    [RetryOutcomeOf, new RetryOutcomeHandler(store, orders)],
    [CampaignOf, new CampaignOfHandler(campaigns, rows)],
    [CampaignOrders, new CampaignOrdersHandler(campaigns, rows)],
    [CampaignList, new CampaignListHandler(rows)],
  ]) as QueryBus;
  const commands = busOf<Command<unknown>>([
    [RequestRetry, new RequestRetryHandler(orders, NOT_HELD)],
    [StartCampaign, new StartCampaignHandler(campaigns, sets, queries)],
    [CancelCampaign, new CancelCampaignHandler(campaigns)],
  ]) as CommandBus;
  const logger = createLogger({ level: 'silent', json: true });
  const work = new OrdersOfCampaign(commands, queries, rows, logger);
  const advance = new AdvanceCampaignHandler(campaigns, sets, rows, work);
  return { orders, campaigns, queries, commands, advance };
}

type Kind<Asked> = new (...given: never[]) => Asked;

/** As Nest's buses do it. */
function busOf<Asked>(handlers: readonly (readonly [Kind<Asked>, unknown])[]): unknown {
  const byKind = new Map<unknown, unknown>(handlers);
  return {
    execute: (asked: { readonly constructor: unknown }) =>
      (byKind.get(asked.constructor) as { execute(asked: unknown): Promise<unknown> }).execute(
        asked,
      ),
  };
}

/** Orders, campaigns and the tables made of them, which outlive every process. */
export class CampaignWorld {
  readonly store = new MemoryEventStore();
  private readonly seen = new Map<string, number>();
  private readonly consumers: readonly Consumer[];
  private readonly immortal: ReturnType<typeof processOn>;

  constructor(private readonly db: TestDatabase) {
    this.immortal = processOn(this.store, db.database);
    this.consumers = [
      new OrderStatusProjection(this.immortal.orders, new OrderNews()),
      new CampaignConsumer(this.immortal.campaigns),
    ];
  }

  /** A process that dies at one of its calls. */
  process(death: Death = IMMORTAL) {
    const life = mortal(death);
    const process = processOn(life.guard<EventStore>(this.store), life.guard(this.db.database));
    return { ...process, calls: life.calls };
  }

  /** Orders whose seat failed; its donation is done. */
  async failed(...numbers: readonly string[]): Promise<void> {
    for (const number of numbers) {
      const stream = orderStream(number);
      const events: Recorded<OrderEvent>[] = [];
      for (const event of [
        ...placedOrder({ orderNumber: number }),
        fulfillmentFailed({ nextAttemptAt: null }),
        lineFulfilled({ lineId: '2', module: 'donation' }),
      ]) {
        events.push(recordedAfter(events.at(-1), event, stream));
      }
      await this.store.append(stream, -1, events);
    }
    await this.catchUp();
  }

  /** The tables take in what was written since. */
  async catchUp(): Promise<void> {
    for (const consumer of this.consumers) {
      const fresh = [...this.store.streams]
        .filter(([stream]) => consumer.prefixes.some((prefix) => stream.startsWith(prefix)))
        .flatMap(([, events]) => events)
        .filter(
          ({ stream, revision }) => revision >= (this.seen.get(`${consumer.name} ${stream}`) ?? 0),
        );
      // Sets first: they were written before their campaigns started.
      fresh.sort(
        (a, b) =>
          Number(b.stream.startsWith('retry-set-')) - Number(a.stream.startsWith('retry-set-')),
      );
      await this.db.database.transaction(await consumer.handle(fresh));
      consumer.committed();
      for (const { stream, revision } of fresh) {
        this.seen.set(`${consumer.name} ${stream}`, revision + 1);
      }
    }
  }

  /** The tables of campaigns are lost, and made anew. */
  async rebuild(): Promise<void> {
    await this.db.sql('truncate retry_campaigns, retry_campaign_orders, due_commands');
    for (const consumer of this.consumers) consumer.reset();
    this.seen.clear();
    await this.catchUp();
  }

  start(wish: Partial<CampaignWish>, key = newId(), { commands } = this.process()) {
    const context = { commandId: key, correlationId: key, causationId: key, now: NOW };
    const actor = { kind: 'user', id: OLGA.id } as const;
    const whole = { rate: { orders: 100, per: 'second' } as const, reason, ...wish };
    return commands.execute(new StartCampaign(whole, OLGA, { ...context, actor }));
  }

  async started(wish: Partial<CampaignWish>): Promise<string> {
    const campaign = await this.start(wish);
    if (isRejection(campaign)) throw new Error(campaign.code);
    await this.catchUp();
    return campaign.id;
  }

  count(wish: Pick<CampaignWish, 'filter' | 'orders'>): Promise<readonly string[]> {
    const { filter = {} } = wish;
    const line = { module: filter.module ?? 'enrollment' };
    return this.immortal.queries.execute(new OrdersToRetry({ line }, 100, wish.orders));
  }

  async cancel(id: string): Promise<void> {
    const key = newId();
    const context = { commandId: key, correlationId: key, causationId: key, now: NOW };
    const actor = { kind: 'user', id: OLGA.id } as const;
    await this.immortal.commands.execute(
      new CancelCampaign(id, 'Enough.', OLGA, { ...context, actor }),
    );
    await this.catchUp();
  }

  /** A worker does what is due of campaigns, once. */
  async advance(process = this.process()): Promise<number> {
    const claimed = await claim(this.db);
    for (const one of claimed) {
      const { stream, givenBack, claimedAt } = one;
      const hold = (): Promise<void> => Promise.resolve();
      try {
        const settled = await process.advance.execute({
          ...{ stream, now: claimedAt, givenBack, hold },
        } as never);
        await release(this.db.database, [{ claimed: one, settled }]);
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        await this.db.goOn(LEASE_MS + 1);
      }
    }
    await this.catchUp();
    return claimed.length;
  }

  /** What modules answer to the retries that are asked for: those that fail again are named. */
  async answer(...failing: readonly string[]): Promise<void> {
    for (const [stream, events] of this.store.streams) {
      if (!stream.startsWith('order-')) continue;
      const last = events.at(-1) as Recorded<OrderEvent>;
      if (last.type !== 'FulfillmentRetryRequested') continue;
      const basis = last.revision;
      const event = failing.map(orderStream).includes(stream)
        ? fulfillmentFailed({ attempt: 2, basis, nextAttemptAt: null })
        : lineFulfilled({ attempt: 2, basis });
      await this.store.append(stream, basis, [recordedAfter(last, event, stream)]);
    }
    await this.catchUp();
  }

  /** Workers and modules go on, and the clock, until nothing is due. */
  async untilOver(id: string, ...failing: readonly string[]): Promise<CampaignView> {
    for (let turns = 0; turns < 50; turns += 1) {
      await this.advance();
      await this.answer(...failing);
      const campaign = await this.view(id);
      if (campaign.status === 'finished') return campaign;
      await this.db.goOn(60_000);
    }
    throw new Error('The campaign does not end.');
  }

  async view(id: string): Promise<CampaignView> {
    const campaign = await this.immortal.queries.execute(new CampaignOf(id, OLGA));
    if (isRejection(campaign)) throw new Error(campaign.code);
    return campaign;
  }

  /** `number outcome`, in their order. */
  async outcomes(id: string): Promise<readonly string[]> {
    const page = { after: -1, limit: 100 };
    const found = await this.immortal.queries.execute(new CampaignOrders(id, page, OLGA));
    if (isRejection(found)) throw new Error(found.code);
    return found.orders.map(({ orderNumber, outcome }) => `${orderNumber} ${outcome}`);
  }

  /** How often each order was asked for a retry. */
  asked(...numbers: readonly string[]): readonly number[] {
    return numbers.map(
      (number) =>
        (this.store.streams.get(orderStream(number)) ?? []).filter(
          ({ type }) => type === 'FulfillmentRetryRequested',
        ).length,
    );
  }
}
