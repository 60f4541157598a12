import { randomUUID } from 'node:crypto';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { LONGEST_PROCESSOR_CALL_MS, OrderCommands } from '../checkout/contract.js';
import type { RetryPolicy } from '../order/decide/record-outcomes.js';
import { Background } from '../platform/lifecycle/background.js';
import { BackgroundTask } from '../platform/lifecycle/background-task.js';
import { LOGGER, type Logger } from '../platform/observability/logger.js';
import { Consumers } from '../platform/projections/consumers.js';
import { EVENT_STORE, type EventStore } from '../platform/event-store/event-store.js';
import { WAKES, type Wakes } from '../platform/sql/wakes.js';
import { Database } from '../platform/sql/database.js';
import { fulfillmentWork, type WorkDependencies } from './automation/fulfillment-work.js';
import { CallTimes } from './call-times/call-times.js';
import { writingCallTimes } from './call-times/write-call-times.js';
import { MODULE_OF } from './contract.js';
import { FulfillmentModules } from './fulfillment-modules.js';
import { CallFiguresHandler } from './read/call-figures/call-figures.query.js';
import {
  ModuleSetupsHandler,
  SETUP_FACTS,
  type SetupFacts,
} from './read/module-setups/module-setups.handler.js';
import { ListModulesHandler } from './read/modules/list-modules.handler.js';
import { ModuleCommands } from './pause/module-commands.js';
import { breakerLimits, ROOM_OF, type RoomOf } from './room.js';
import { createModules, type ModuleContexts } from './module-registry.js';
import { FulfillOrderHandler } from './write/fulfill-order/fulfill-order.handler.js';
import { PauseModuleHandler } from './write/pause-module/pause-module.handler.js';
import { RecordOutcomesHandler } from './write/record-outcomes/record-outcomes.handler.js';
import { RevokeLinesHandler } from './write/revoke-lines/revoke-lines.handler.js';

export interface FulfillmentOptions {
  /** Names of modules, or paths of their files, in the order they are asked in. */
  readonly modules: readonly string[];
  readonly context: ModuleContexts;
  readonly retryPolicy: (module: string) => RetryPolicy;
}

const WORK = Symbol('FulfillmentWork');
const CALL_TIMES = Symbol('CallTimes');
const WORK_PARTS = Symbol('FulfillmentWorkParts');

/** What people decide about modules, and how modules are. */
const pausing: readonly Provider[] = [
  {
    provide: ModuleCommands,
    inject: [EVENT_STORE],
    useFactory: (store: EventStore) => new ModuleCommands(store, randomUUID),
  },
  PauseModuleHandler,
  ListModulesHandler,
  ModuleSetupsHandler,
  CallFiguresHandler,
];

/** Those that orders have by the house's rules; the webhook is configured for others. */
const PRODUCT_TYPES = ['Seat', 'Course Entitlement', 'Enrollment Code', 'Coupon', 'Donation'];

function setupFacts({ callsOf, webhook }: ModuleContexts): SetupFacts {
  return { callsOf, productTypes: [...PRODUCT_TYPES, ...(webhook?.productTypes ?? [])] };
}

const parts: Provider = {
  provide: WORK_PARTS,
  inject: [CommandBus, OrderCommands, Consumers, Database, LOGGER],
  useFactory: (
    bus: CommandBus,
    orders: OrderCommands,
    consumers: Consumers,
    database: Database,
    logger: Logger,
  ): WorkDependencies => ({ bus, orders, consumers, database, logger }),
};

function work(modules: FulfillmentModules, { callsOf }: ModuleContexts): Provider {
  return {
    provide: WORK,
    inject: [Background, WAKES, WORK_PARTS],
    useFactory: (background: Background, wakes: Wakes, needed: WorkDependencies) => {
      for (const lack of modules.lacking) needed.logger.warn(lack);
      // A claim must outlast whichever call is made under it.
      const callTimeoutMs = Math.max(LONGEST_PROCESSOR_CALL_MS, ...modules.timeouts(callsOf));
      const limits = { callTimeoutMs, of: (party: string) => breakerLimits(callsOf(party)) };
      return background.task(fulfillmentWork({ ...needed, wakes }, modules, limits));
    },
  };
}

/** Whichever process calls measures, also one that only answers. */
function measuring(times: CallTimes): Provider {
  return {
    provide: CALL_TIMES,
    inject: [Database, LOGGER],
    useFactory: (database: Database, logger: Logger) =>
      new BackgroundTask(writingCallTimes(times, database, logger)),
  };
}

@Module({})
export class FulfillmentModule {
  /** @throws ConfigError when one of the modules cannot be made */
  static async of(options: FulfillmentOptions): Promise<DynamicModule> {
    const { modules, context, retryPolicy } = options;
    const roomOf: RoomOf = (party) => context.callsOf(party).concurrency;
    const callTimes = new CallTimes();
    const made = await createModules(modules, { ...context, callTimes });
    const configured = new FulfillmentModules(made, retryPolicy);
    return {
      module: FulfillmentModule,
      global: true,
      imports: [CqrsModule],
      providers: [
        { provide: FulfillmentModules, useValue: configured },
        { provide: MODULE_OF, useValue: configured.moduleOf },
        parts,
        work(configured, context),
        measuring(callTimes),
        ...pausing,
        { provide: ROOM_OF, useValue: roomOf },
        { provide: SETUP_FACTS, useValue: setupFacts(context) },
        FulfillOrderHandler,
        RecordOutcomesHandler,
        RevokeLinesHandler,
      ],
      exports: [MODULE_OF],
    };
  }
}
