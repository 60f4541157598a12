import { setTimeout as pause } from 'node:timers/promises';
import { backoffMs, type BackoffPolicy } from '../../kernel/backoff.js';
import type { Delivery, EventStore } from '../event-store/event-store.js';
import { comparePositions, type Position } from '../event-store/position.js';

export interface FollowOptions {
  readonly prefixes: readonly string[];
  /** Exclusive; absent: from the first event of the store. */
  readonly after?: Position | undefined;
  readonly signal: AbortSignal;
  /** Told of every drop, before it is made good. */
  readonly onDropped?: (error: unknown) => void;
  readonly backoff?: BackoffPolicy;
  readonly random?: () => number;
}

const BACKOFF: BackoffPolicy = { baseMs: 100, capMs: 5_000 };

/**
 * A subscription that never ends by itself. A server may drop it at any event (EventStoreDB 23.10 does so to consumers
 * that are too slow; any server does when it restarts): it goes on behind the last thing delivered, without a gap or a
 * repeat. Back-pressure is the caller's: nothing is fetched while the caller is busy.
 */
export async function* follow(store: EventStore, options: FollowOptions): AsyncIterable<Delivery> {
  const { prefixes, signal, onDropped, backoff = BACKOFF, random = Math.random } = options;
  let last = options.after;
  for (let failures = 0; !signal.aborted;) {
    try {
      for await (const delivery of store.subscribe({ prefixes, after: last, signal })) {
        failures = 0;
        if (delivery.kind !== 'caught-up') {
          if (last && comparePositions(delivery.position, last) <= 0) continue;
          last = delivery.position;
        }
        yield delivery;
      }
    } catch (error) {
      failures += 1;
      if (!signal.aborted) onDropped?.(error);
      await pause(backoffMs(backoff, failures, random()), undefined, { signal }).catch(
        () => undefined,
      );
    }
  }
}
