import type { Provider } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { EVENT_STORE, type EventStore } from '../platform/event-store/event-store.js';
import { Background } from '../platform/lifecycle/background.js';
import { LOGGER, type Logger } from '../platform/observability/logger.js';
import { Consumers } from '../platform/projections/consumers.js';
import { Database } from '../platform/sql/database.js';
import { AdvanceCampaignHandler } from './automation/advance-campaign/advance-campaign.handler.js';
import { CampaignConsumer } from './automation/advance-campaign/campaign.consumer.js';
import { OrdersOfCampaign } from './automation/advance-campaign/orders-of-campaign.js';
import { CampaignCommands, RetrySets } from './campaign/campaign-commands.js';
import { CampaignRows } from './read/campaigns/campaign-rows.js';
import {
  CampaignListHandler,
  CampaignOfHandler,
  CampaignOrdersHandler,
} from './read/campaigns/campaigns.query.js';
import { CancelCampaignHandler } from './write/cancel-campaign/cancel-campaign.handler.js';
import { StartCampaignHandler } from './write/start-campaign/start-campaign.handler.js';

const PLANNING = Symbol('CampaignPlanning');

/** What campaigns of retries are made of. */
export const campaignProviders: readonly Provider[] = [
  {
    provide: CampaignCommands,
    inject: [EVENT_STORE],
    useFactory: (store: EventStore) => new CampaignCommands(store, randomUUID),
  },
  {
    provide: RetrySets,
    inject: [EVENT_STORE],
    useFactory: (store: EventStore) => new RetrySets(store, randomUUID),
  },
  {
    provide: CampaignRows,
    inject: [Database],
    useFactory: (database: Database) => new CampaignRows(database),
  },
  {
    provide: OrdersOfCampaign,
    inject: [CommandBus, QueryBus, CampaignRows, LOGGER],
    useFactory: (commands: CommandBus, queries: QueryBus, rows: CampaignRows, logger: Logger) =>
      new OrdersOfCampaign(commands, queries, rows, logger),
  },
  {
    provide: PLANNING,
    inject: [Background, CampaignCommands, Consumers],
    useFactory: (background: Background, commands: CampaignCommands, consumers: Consumers) => {
      const runner = consumers.runnerOf(new CampaignConsumer(commands));
      return background.task((signal) => runner.run(signal));
    },
  },
  StartCampaignHandler,
  CancelCampaignHandler,
  AdvanceCampaignHandler,
  ...[CampaignListHandler, CampaignOfHandler, CampaignOrdersHandler],
];
