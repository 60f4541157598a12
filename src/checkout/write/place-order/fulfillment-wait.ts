import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { orderStream } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import { EventStoreUnavailable } from '../../../platform/event-store/event-store.js';
import type { OrderCommands } from '../../contract.js';
import type { OrderNews, OrderWatch } from '../../read/order-status/order-news.js';
import type { OrderAnswer } from './place-order.command.js';

export interface FulfillmentWaitOptions {
  readonly mode: 'async' | 'sync';
  readonly syncWaitMs: number;
}

function hasOpenLine({ state }: Folded<OrderState>): boolean {
  return state.stage === 'placed' && state.lines.some(({ status }) => status === 'Open');
}

/**
 * Nothing more will happen to it at once: each line has an outcome, be it a failure with its next attempt or its owner. An
 * order that the news have read only half as far as it was placed is not there yet.
 */
function isSettled(order: Folded<OrderState>): boolean {
  return order.state.stage === 'placed' && !hasOpenLine(order);
}

/** `FULFILLMENT_MODE=sync`: an order that was placed is answered when its lines have outcomes, or when it took too long. */
export class FulfillmentWait {
  constructor(
    private readonly options: FulfillmentWaitOptions,
    private readonly news: OrderNews,
    private readonly orders: OrderCommands,
  ) {}

  /** How long an answer may take because of us. */
  get longestMs(): number {
    return this.options.mode === 'sync' ? this.options.syncWaitMs : 0;
  }

  /** `gone` is aborted when nobody is there any more to be answered. */
  async after(
    orderNumber: string,
    place: () => Promise<OrderAnswer | Rejection>,
    gone: AbortSignal,
  ): Promise<OrderAnswer | Rejection> {
    if (this.options.mode === 'async') return place();
    const stream = orderStream(orderNumber);
    const watch = this.news.watch(stream);
    try {
      const answer = await place();
      if (isRejection(answer) || !hasOpenLine(answer.order)) return answer;
      const settled = await this.settled(watch, gone);
      return { ...answer, order: settled ?? (await this.asItIs(stream, answer.order, gone)) };
    } finally {
      watch.close();
    }
  }

  private async settled(
    watch: OrderWatch,
    gone: AbortSignal,
  ): Promise<Folded<OrderState> | undefined> {
    const over = new AbortController();
    const end = (): void => {
      over.abort();
    };
    if (gone.aborted) end();
    gone.addEventListener('abort', end, { once: true });
    const timer = setTimeout(end, this.options.syncWaitMs);
    return watch.until(isSettled, over.signal).finally(() => {
      clearTimeout(timer);
    });
  }

  /** The row may be written by another process, so the stream has the last word. The order is placed, whatever comes now. */
  private async asItIs(
    stream: string,
    placed: Folded<OrderState>,
    gone: AbortSignal,
  ): Promise<Folded<OrderState>> {
    if (gone.aborted) return placed;
    try {
      return await this.orders.load(stream);
    } catch (error) {
      if (error instanceof EventStoreUnavailable) return placed;
      throw error;
    }
  }
}
