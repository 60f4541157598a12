import type { Folded } from '../../../kernel/folded.js';
import type { OrderState } from '../../../order/state.js';
import { EventStoreUnavailable } from '../../../platform/event-store/event-store.js';
import type { StreamWatch } from '../../../platform/subscriptions/stream-watch.js';
import type { LiveStreams } from '../../../platform/subscriptions/live-streams.js';
import type { OrderCommands } from '../../contract.js';
import { isFinal } from './final-status.js';
import { orderView, type OrderView } from './order-view.js';

type Order = Folded<OrderState>;

/** Proxies and our own server cut connections on which nothing is said for a minute. */
const HEARTBEAT_MS = 15_000;
/** Tokens expire and load balancers drain: a reader comes back with `Last-Event-ID`, and misses nothing. */
const LONGEST_MS = 15 * 60_000;
const RECONNECT_AFTER_MS = 1_000;

export interface OrderEventsOptions {
  readonly orders: OrderCommands;
  readonly live: LiveStreams;
  readonly stream: string;
  /** How the order was after each of its events. */
  readonly read: readonly Order[];
  /** The reader has everything up to this revision. */
  readonly after: number;
  readonly maySee: (order: OrderView) => boolean;
  /** Aborted when the reader is. */
  readonly gone: AbortSignal;
  readonly heartbeatMs?: number;
  readonly longestMs?: number;
}

/** One message: the order as GET gives it; a line break in a text is `\n` in JSON, so it fits into one line. */
export function message(order: OrderView): string {
  return `id: ${order.revision}\ndata: ${JSON.stringify(order)}\n\n`;
}

/**
 * What happens to an order, as server-sent events: a message after each event, from `after` on, until its status is final.
 * It is pulled: nothing is read, and nothing is kept, for a reader that has not taken the last message yet.
 */
export async function* orderEvents(options: OrderEventsOptions): AsyncGenerator<string> {
  yield `retry: ${RECONNECT_AFTER_MS}\n\n`;
  for await (const read of readings(options)) {
    if (read === 'silence') yield ':\n\n';
    else yield* messages(read, options);
  }
}

/** What was read of the order, each time it has gone on. */
async function* readings(
  options: OrderEventsOptions,
): AsyncGenerator<readonly Order[] | 'silence'> {
  const { orders, live, stream, longestMs = LONGEST_MS } = options;
  const endsAt = performance.now() + longestMs;
  yield options.read;
  let latest = options.read.at(-1) ?? orders.nothing;
  if (isOver(latest, options)) return;
  const watch = live.watch(stream);
  try {
    for (;;) {
      const later = await since(orders, stream, latest);
      if (!later) return;
      yield later;
      latest = later.at(-1) ?? latest;
      if (isOver(latest, options)) return;
      if (!(yield* silence(watch, latest.revision, endsAt, options))) return;
    }
  } finally {
    watch.close();
  }
}

/** Said now and then until the order has gone on: true; false: nothing more will come. */
async function* silence(
  watch: StreamWatch,
  revision: number,
  endsAt: number,
  options: OrderEventsOptions,
): AsyncGenerator<'silence', boolean> {
  while (!(await isBeyond(watch, revision, options))) {
    if (options.gone.aborted || watch.ended || performance.now() >= endsAt) return false;
    yield 'silence';
  }
  return true;
}

function* messages(
  read: readonly Order[],
  { after, maySee }: OrderEventsOptions,
): Generator<string> {
  for (const order of read.map(orderView)) {
    if (order && order.revision > after && maySee(order)) yield message(order);
  }
}

/** There is nothing more to say, or not to this reader. */
function isOver(latest: Order, { maySee }: OrderEventsOptions): boolean {
  const order = orderView(latest);
  return order !== undefined && (isFinal(order) || !maySee(order));
}

/** False: nothing came for as long as may be kept silent, or nobody is there any more. */
async function isBeyond(
  watch: StreamWatch,
  revision: number,
  { gone, heartbeatMs = HEARTBEAT_MS }: OrderEventsOptions,
): Promise<boolean> {
  const over = new AbortController();
  const end = (): void => {
    over.abort();
  };
  const timer = setTimeout(end, heartbeatMs);
  gone.addEventListener('abort', end, { once: true });
  if (gone.aborted) end();
  try {
    return await watch.beyond(revision, over.signal);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', end);
  }
}

/** Undefined: the store does not answer. The reader comes back later, and nothing is lost. */
async function since(
  orders: OrderCommands,
  stream: string,
  known: Order,
): Promise<readonly Order[] | undefined> {
  try {
    return await orders.since(stream, known);
  } catch (error) {
    if (error instanceof EventStoreUnavailable) return undefined;
    throw error;
  }
}
