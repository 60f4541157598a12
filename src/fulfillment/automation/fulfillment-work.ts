import type { CommandBus } from '@nestjs/cqrs';
import type { OrderCommands } from '../../checkout/contract.js';
import { NO_MODULE, PAYMENT, REFUND } from '../../order/plan.js';
import type { Logger } from '../../platform/observability/logger.js';
import type { Consumers } from '../../platform/projections/consumers.js';
import type { BreakerLimits } from '../../platform/sagas/breakers.js';
import { DueCommandWorker } from '../../platform/sagas/due-command.worker.js';
import { NO_WAKES, type Wakes } from '../../platform/sql/wakes.js';
import type { Database } from '../../platform/sql/database.js';
import type { FulfillmentModules } from '../fulfillment-modules.js';
import { PausedModulesProjection } from './hold-paused-modules/paused-modules.projection.js';
import { FulfillmentSaga } from './plan-due-commands/fulfillment.saga.js';
import { DueCommandsSweeper } from './sweep-due-commands/due-commands.sweeper.js';
import { DueOrdersRunner } from './run-due-commands/due-orders.runner.js';

export interface WorkDependencies {
  readonly bus: CommandBus;
  readonly orders: OrderCommands;
  readonly consumers: Consumers;
  readonly database: Database;
  readonly logger: Logger;
  /** Absent: there is no other process. */
  readonly wakes?: Wakes;
}

export interface WorkLimits {
  /** Of the longest call that is made, in ms. */
  readonly callTimeoutMs: number;
  readonly of: (party: string) => BreakerLimits;
}

/** A claim outlasts one call by so much. */
const LEASE_MARGIN_MS = 3_000;
const POLL_MS = 500;

/** What happens by itself: the saga plans, the worker does. */
export function fulfillmentWork(
  { bus, orders, consumers, database, logger, wakes = NO_WAKES }: WorkDependencies,
  modules: FulfillmentModules,
  limits: WorkLimits,
): (signal: AbortSignal) => Promise<void> {
  const wake = (): void => {
    worker.wake();
  };
  const sweeper = new DueCommandsSweeper(database, orders, modules.moduleOf, Date.now);
  const saga = new FulfillmentSaga(orders, modules.moduleOf, wake, sweeper);
  const planner = consumers.runnerOf(saga);
  const pauses = consumers.runnerOf(new PausedModulesProjection(wake));
  const runner = new DueOrdersRunner(bus, orders, ({ stream, generation, lostClaims }) =>
    planner.live && lostClaims === 0 ? saga.orderAt(stream, generation) : undefined,
  );
  const worker = new DueCommandWorker(
    database,
    runner,
    {
      parties: [...modules.names, NO_MODULE, PAYMENT, REFUND],
      limitsOf: limits.of,
      callMs: limits.callTimeoutMs + LEASE_MARGIN_MS,
      pollMs: POLL_MS,
      // Who is not known to be paused is not known to be running either.
      mayClaim: () => planner.tablesKeepUp && pauses.tablesKeepUp,
    },
    logger,
  );
  return async (signal) => {
    await Promise.all([
      ...[planner.run(signal), pauses.run(signal), worker.run(signal)],
      wakes.listen(wake, signal),
    ]);
  };
}
