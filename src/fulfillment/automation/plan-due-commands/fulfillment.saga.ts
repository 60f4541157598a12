import type { Recorded } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import type { OrderEvent } from '../../../order/events.js';
import { ORDER_STREAM_PREFIX } from '../../../order/order-stream.js';
import { plan, type ModuleOf } from '../../../order/plan.js';
import type { OrderState } from '../../../order/state.js';
import type { Consumer } from '../../../platform/projections/consumer.js';
import { FoldCache } from '../../../platform/projections/fold-cache.js';
import type { Sweeper } from '../../../platform/projections/sweeper.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import type { StreamPlan } from '../../../platform/sagas/due-command.js';
import { writePlans } from '../../../platform/sagas/due-commands.plan.js';
import type { Query } from '../../../platform/sql/query.js';
import type { OrderCommands } from '../../../checkout/contract.js';

/** Its name as a consumer. */
export const FULFILLMENT_SAGA = 'fulfillment-saga-1';

/**
 * After every event: what does the order need next? The table of due commands is made to say just that, in the
 * transaction that moves the checkpoint, so it is never wrong and can be rebuilt from the events.
 */
export class FulfillmentSaga implements Consumer {
  readonly name = FULFILLMENT_SAGA;
  readonly prefixes = [ORDER_STREAM_PREFIX];
  readonly plans = true;
  private readonly orders: FoldCache<OrderState, OrderEvent>;
  private hasPlanned = false;

  constructor(
    commands: OrderCommands,
    private readonly moduleOf: ModuleOf,
    private readonly wakeWorkers: () => void,
    readonly sweeper?: Sweeper,
  ) {
    this.orders = new FoldCache(commands);
  }

  /** The order as this consumer has seen it: fresh only while the consumer is live. */
  orderAt(stream: string, revision: number): Folded<OrderState> | undefined {
    const order = this.orders.get(stream);
    return order?.revision === revision ? order : undefined;
  }

  async handle(events: readonly Recorded[]): Promise<readonly Query[]> {
    const changed = new Map<string, Folded<OrderState>>();
    for (const event of events) {
      const folded = await this.orders.take(event);
      if (folded) changed.set(event.stream, folded);
    }
    const plans = [...changed].map(([stream, order]) => this.planOf(stream, order));
    if (plans.some(({ commands }) => commands.length > 0)) this.hasPlanned = true;
    return writePlans(plans);
  }

  committed(): void {
    // Orders that are done give workers nothing to do.
    if (this.hasPlanned) this.wakeWorkers();
    this.hasPlanned = false;
  }

  reset(): void {
    this.orders.clear();
  }

  private planOf(stream: string, order: Folded<OrderState>): StreamPlan {
    const event = { stream, revision: order.revision };
    const { steps } = blaming(event, () => plan(order.state, this.moduleOf));
    // Only an order with a step is needed here again soon.
    if (steps.length === 0 && order.state.stage !== 'paid') this.orders.drop(stream);
    return { stream, generation: order.revision, commands: steps };
  }
}
