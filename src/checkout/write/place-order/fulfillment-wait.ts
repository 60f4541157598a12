import type { FastifyReply } from 'fastify';
import { goneOf } from '../../../platform/http/gone.js';
import { isAnswered } from '../../read/order-status/final-status.js';
import type { OrderView } from '../../read/order-status/order-view.js';
import type { OrderWait } from '../../read/order-status/order-wait.js';

export interface FulfillmentWaitOptions {
  readonly mode: 'async' | 'sync';
  readonly syncWaitMs: number;
}

/** What an order that was accepted waits for before it is answered: as the caller prefers, else as the service is set. */
export class FulfillmentWait {
  constructor(
    private readonly options: FulfillmentWaitOptions,
    private readonly wait: OrderWait,
  ) {}

  async after(
    order: OrderView,
    preferredS: number | undefined,
    reply: FastifyReply,
  ): Promise<OrderView> {
    if (preferredS !== undefined) return this.wait.preferred(order, preferredS, reply);
    const { mode, syncWaitMs: waitMs } = this.options;
    if (mode === 'async' || order.placedAt === undefined) return order;
    return this.wait.until(
      order,
      { isWanted: isAnswered, waitMs, seesHolds: true },
      goneOf(reply, waitMs),
    );
  }
}
