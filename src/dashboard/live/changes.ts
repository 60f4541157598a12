import type { StreamWatch } from '../../platform/subscriptions/stream-watch.js';

/** Proxies and our own server cut connections on which nothing is said for a minute. */
export const HEARTBEAT_MS = 15_000;
/** Sessions end: the page asks again, and is then told. */
export const LONGEST_MS = 15 * 60_000;
const RECONNECT_AFTER_MS = 2_000;

export const FIRST = `retry: ${RECONNECT_AFTER_MS}\n\n`;
export const CHANGED = 'event: changed\ndata: \n\n';
/** Says nothing, and keeps the connection. */
export const NOTHING = ':\n\n';

export interface ChangesOptions {
  readonly watch: StreamWatch;
  /** The page shows the stream up to here. */
  readonly after: number;
  /** Aborted when the reader is gone. */
  readonly gone: AbortSignal;
  readonly heartbeatMs?: number;
  readonly longestMs?: number;
}

/** Server-sent events for a page: one message as soon as it is out of date, then it ends. The page asks anew for what it shows then. */
export async function* changes(options: ChangesOptions): AsyncGenerator<string> {
  const { watch, gone, longestMs = LONGEST_MS } = options;
  const endsAt = performance.now() + longestMs;
  yield FIRST;
  try {
    while (!gone.aborted && !watch.ended && performance.now() < endsAt) {
      if (await isBeyond(options)) {
        yield CHANGED;
        return;
      }
      yield NOTHING;
    }
  } finally {
    watch.close();
  }
}

async function isBeyond(options: ChangesOptions): Promise<boolean> {
  const { watch, after, gone, heartbeatMs = HEARTBEAT_MS } = options;
  const silence = AbortSignal.timeout(heartbeatMs);
  return watch.beyond(after, AbortSignal.any([gone, silence]));
}
