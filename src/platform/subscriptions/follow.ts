import { setTimeout as pause } from 'node:timers/promises';
import { backoffMs, type BackoffPolicy } from '../../kernel/backoff.js';
import type { Delivery, EventStore, SubscribeOptions } from '../event-store/event-store.js';
import { comparePositions, type Position } from '../event-store/position.js';

type Subscribable = Pick<EventStore, 'subscribe'>;

export interface FollowOptions {
  readonly prefixes: readonly string[];
  /** Exclusive; absent: from the first event of the store. */
  readonly after?: Position | undefined;
  readonly signal: AbortSignal;
  /** Told of every drop, before it is made good. What it throws ends the subscription. */
  readonly onDropped?: (error: unknown) => void;
  readonly backoff?: BackoffPolicy;
  readonly random?: () => number;
}

const BACKOFF: BackoffPolicy = { baseMs: 100, capMs: 5_000 };

function isBehind(delivery: Delivery, last: Position | undefined): boolean {
  if (delivery.kind === 'caught-up' || !last) return false;
  return comparePositions(delivery.position, last) <= 0;
}

/**
 * A subscription that never ends by itself. A server may drop it at any event (EventStoreDB 23.10 does so to consumers
 * that are too slow; any server does when it restarts): it goes on behind the last thing delivered, without a gap or a
 * repeat. Back-pressure is the caller's: nothing is fetched while the caller is busy.
 */
export async function* follow(
  store: Subscribable,
  options: FollowOptions,
): AsyncIterable<Delivery> {
  const { prefixes, signal, backoff = BACKOFF, random = Math.random } = options;
  const onDropped = options.onDropped ?? (() => undefined);
  let last = options.after;
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const delivery of untilDropped(store, { prefixes, after: last, signal })) {
        failures = 0;
        if (isBehind(delivery, last)) continue;
        if (delivery.kind !== 'caught-up') last = delivery.position;
        yield delivery;
      }
    } catch (error) {
      if (isAborted(signal)) return;
      onDropped(error);
      failures += 1;
      const wait = backoffMs(backoff, failures, random());
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Only who is asked to may end. */
async function* untilDropped(
  store: Subscribable,
  asked: SubscribeOptions,
): AsyncIterable<Delivery> {
  yield* store.subscribe(asked);
  if (!asked.signal.aborted) throw new Error('The subscription ended.');
}

/** Asked anew after waiting, which the compiler cannot see. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
