import type { OnModuleDestroy } from '@nestjs/common';
import type { Folded } from '../../../kernel/folded.js';
import type { OrderState } from '../../../order/state.js';

type Order = Folded<OrderState>;

/** Watches one order from its making on, so that nothing is missed between two looks. For one who waits. */
export class OrderWatch {
  private latest: Order | undefined;
  private heard: () => void = () => undefined;
  private giveUp: () => void = () => undefined;
  private ended = false;

  constructor(private readonly closed: (watch: OrderWatch) => void) {}

  hear(order: Order): void {
    if (this.latest && this.latest.revision >= order.revision) return;
    this.latest = order;
    this.heard();
  }

  /** The order as soon as it is as wanted; undefined: `over` came first, or the watch was ended. */
  until(isWanted: (order: Order) => boolean, over: AbortSignal): Promise<Order | undefined> {
    return new Promise((resolve) => {
      const end = (order: Order | undefined): void => {
        over.removeEventListener('abort', this.giveUp);
        resolve(order);
      };
      this.heard = () => {
        if (this.latest && isWanted(this.latest)) end(this.latest);
      };
      this.giveUp = () => {
        end(undefined);
      };
      over.addEventListener('abort', this.giveUp, { once: true });
      this.heard();
      if (this.ended || over.aborted) this.giveUp();
    });
  }

  /** Nobody is to wait any longer. */
  end(): void {
    this.ended = true;
    this.giveUp();
  }

  close(): void {
    this.closed(this);
  }
}

/** Tells those in this process who wait for an order what became of it, once its row says so too. */
export class OrderNews implements OnModuleDestroy {
  private readonly watches = new Map<string, Set<OrderWatch>>();
  private ended = false;

  /** Streams that somebody watches. */
  get watched(): number {
    return this.watches.size;
  }

  /** To be closed by whoever asked for it. */
  watch(stream: string): OrderWatch {
    const watches = this.watches.get(stream) ?? new Set();
    const watch = new OrderWatch((closed) => {
      watches.delete(closed);
      if (watches.size === 0) this.watches.delete(stream);
    });
    this.watches.set(stream, watches.add(watch));
    if (this.ended) watch.end();
    return watch;
  }

  publish(orders: ReadonlyMap<string, Order>): void {
    for (const [stream, watches] of this.watches) {
      const order = orders.get(stream);
      if (order) for (const watch of watches) watch.hear(order);
    }
  }

  /** A server that stops waits for its last answers, so they must not wait for work that has stopped already. */
  onModuleDestroy(): void {
    this.ended = true;
    for (const watch of [...this.watches.values()].flatMap((watches) => [...watches])) watch.end();
  }
}
