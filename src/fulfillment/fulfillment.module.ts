import { Module, type DynamicModule } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { LONGEST_PROCESSOR_CALL_MS, OrderCommands } from '../checkout/contract.js';
import type { RetryPolicy } from '../order/decide/record-outcomes.js';
import { BackgroundTask } from '../platform/lifecycle/background-task.js';
import { LOGGER, type Logger } from '../platform/observability/logger.js';
import { Consumers } from '../platform/projections/consumers.js';
import { Database } from '../platform/sql/database.js';
import { fulfillmentWork } from './automation/fulfillment-work.js';
import { MODULE_OF } from './contract.js';
import { FulfillmentModules } from './fulfillment-modules.js';
import { createModules, type ModuleContexts } from './module-registry.js';
import { FulfillOrderHandler } from './write/fulfill-order/fulfill-order.handler.js';
import { RecordOutcomesHandler } from './write/record-outcomes/record-outcomes.handler.js';
import { RevokeLinesHandler } from './write/revoke-lines/revoke-lines.handler.js';

export interface FulfillmentOptions {
  /** Names of modules, or paths of their files, in the order they are asked in. */
  readonly modules: readonly string[];
  readonly context: ModuleContexts;
  readonly retryPolicy: (module: string) => RetryPolicy;
}

const WORK = Symbol('FulfillmentWork');

@Module({})
export class FulfillmentModule {
  /** @throws ConfigError when one of the modules cannot be made */
  static async of(options: FulfillmentOptions): Promise<DynamicModule> {
    const { modules, context, retryPolicy } = options;
    const configured = new FulfillmentModules(await createModules(modules, context), retryPolicy);
    return {
      module: FulfillmentModule,
      global: true,
      imports: [CqrsModule],
      providers: [
        { provide: FulfillmentModules, useValue: configured },
        { provide: MODULE_OF, useValue: configured.moduleOf },
        {
          provide: WORK,
          inject: [CommandBus, OrderCommands, Consumers, Database, LOGGER],
          useFactory: (
            bus: CommandBus,
            orders: OrderCommands,
            consumers: Consumers,
            database: Database,
            logger: Logger,
          ) => {
            for (const lack of configured.lacking) logger.warn(lack);
            // A claim must outlast whichever call is made under it.
            const timeoutMs = Math.max(
              LONGEST_PROCESSOR_CALL_MS,
              ...configured.timeouts(context.callsOf),
            );
            const work = fulfillmentWork(
              { bus, orders, consumers, database, logger },
              configured,
              timeoutMs,
            );
            return new BackgroundTask(work);
          },
        },
        FulfillOrderHandler,
        RecordOutcomesHandler,
        RevokeLinesHandler,
      ],
      exports: [MODULE_OF],
    };
  }
}
