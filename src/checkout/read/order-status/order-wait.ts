import type { FastifyReply } from 'fastify';
import type { Folded } from '../../../kernel/folded.js';
import { orderStream } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import { EventStoreUnavailable } from '../../../platform/event-store/event-store.js';
import { goneOf } from '../../../platform/http/gone.js';
import { waitApplied } from '../../../platform/http/prefer.js';
import { Seats } from '../../../platform/http/seats.js';
import type { LiveStreams } from '../../../platform/subscriptions/live-streams.js';
import type { StreamWatch } from '../../../platform/subscriptions/stream-watch.js';
import type { OrderCommands } from '../../contract.js';
import { isFinal } from './final-status.js';
import { orderView, type OrderView } from './order-view.js';

/** Of the thousand requests that may be under way: the others must get through. */
export const MOST_WAITING = 400;

/** How often somebody who waits for an answer looks whether a module is held: no event says so. */
const LOOK_MS = 250;

/** Whoever has waited long enough gets what is there, but not for the price of a store that does not answer. */
const LAST_LOOK_MS = 1_000;

export interface Wish {
  readonly isWanted: (order: OrderView) => boolean;
  readonly waitMs: number;
  /** That a line's module is held is an answer, too. */
  readonly seesHolds?: boolean;
}

/** An order with what its lines wait for. */
type ShowHolds = (order: OrderView) => Promise<OrderView>;

/** Waits for what becomes of an order, in whichever process it happens: it is told, and reads the stream. */
export class OrderWait {
  readonly seats: Seats;

  constructor(
    private readonly live: LiveStreams,
    private readonly orders: OrderCommands,
    private readonly showHolds: ShowHolds = (order) => Promise.resolve(order),
    mostWaiting = MOST_WAITING,
  ) {
    this.seats = new Seats(mostWaiting);
  }

  /** `Prefer: wait`: the order in its final status, or as it is when time is over; at once when too many wait already. */
  async preferred(order: OrderView, seconds: number, reply: FastifyReply): Promise<OrderView> {
    const waitMs = seconds * 1_000;
    const leave = this.seats.take();
    if (!leave) return order;
    try {
      void reply.headers(waitApplied(seconds));
      if (waitMs === 0) return order;
      return await this.until(order, { isWanted: isFinal, waitMs }, goneOf(reply, waitMs));
    } finally {
      leave();
    }
  }

  /** The order as soon as it is as wanted, or as it is when time is over; `gone`: nobody is there any more to be answered. */
  async until(order: OrderView, wish: Wish, gone: AbortSignal): Promise<OrderView> {
    if (wish.isWanted(order)) return order;
    const reading = new Reading(this.orders, order);
    const { isWanted, waitMs } = wish;
    await atMost(waitMs, gone, (over) => this.follow(reading, wish, over));
    if (!isWanted(reading.order)) await atMost(LAST_LOOK_MS, gone, () => reading.goOn());
    return reading.order;
  }

  private async follow(reading: Reading, wish: Wish, over: AbortSignal): Promise<void> {
    const watch = this.live.watch(reading.stream);
    try {
      do await reading.goOn();
      while (!wish.isWanted(reading.order) && (await this.goesOn(watch, reading, wish, over)));
    } finally {
      watch.close();
    }
  }

  /** True: there is more to be read. False: time is over, or what the order waits for is what was wanted. */
  private async goesOn(
    watch: StreamWatch,
    reading: Reading,
    { isWanted, seesHolds = false }: Wish,
    over: AbortSignal,
  ): Promise<boolean> {
    if (!seesHolds) return watch.beyond(reading.revision, over);
    while (!over.aborted && !watch.ended) {
      const tick = AbortSignal.any([over, AbortSignal.timeout(LOOK_MS)]);
      if (await watch.beyond(reading.revision, tick)) return true;
      const held = await this.showHolds(reading.order);
      if (isWanted(held)) {
        reading.order = held;
        return false;
      }
    }
    return false;
  }
}

/** An order, as far as it was read. It never goes back behind what the caller has seen. */
class Reading {
  readonly stream: string;
  private folded: Folded<OrderState>;

  constructor(
    private readonly orders: OrderCommands,
    public order: OrderView,
  ) {
    this.stream = orderStream(order.orderNumber);
    this.folded = orders.nothing;
  }

  get revision(): number {
    return this.folded.revision;
  }

  async goOn(): Promise<void> {
    this.folded = (await this.orders.since(this.stream, this.folded)).at(-1) ?? this.folded;
    const order = orderView(this.folded);
    if (order && order.revision >= this.order.revision) this.order = order;
  }
}

/** `work`, but no longer than so long, nor than somebody is there. A store that does not answer ends it too. */
async function atMost(
  ms: number,
  gone: AbortSignal,
  work: (over: AbortSignal) => Promise<void>,
): Promise<void> {
  if (gone.aborted) return;
  const over = new AbortController();
  const end = (): void => {
    over.abort();
  };
  const timer = setTimeout(end, ms);
  gone.addEventListener('abort', end, { once: true });
  const ended = new Promise<void>((resolve) => {
    over.signal.addEventListener('abort', () => {
      resolve();
    });
  });
  try {
    await Promise.race([work(over.signal), ended]);
  } catch (error) {
    if (!(error instanceof EventStoreUnavailable)) throw error;
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', end);
    end();
  }
}
