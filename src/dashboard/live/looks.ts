import { setTimeout as pause } from 'node:timers/promises';
import { CHANGED, FIRST, HEARTBEAT_MS, LONGEST_MS, NOTHING } from './changes.js';

const LOOK_EVERY_MS = 1_000;

export interface LooksOptions {
  /** What the figures are now, in short; whoever asks within a second is told the same. */
  readonly look: () => Promise<string>;
  /** What the page shows. */
  readonly shown: string;
  /** Aborted when the reader is gone. */
  readonly gone: AbortSignal;
  readonly everyMs?: number;
  readonly heartbeatMs?: number;
  readonly longestMs?: number;
}

/** Server-sent events for a page of figures that no stream tells of: one message as soon as they are others, then it ends. */
export async function* looks(options: LooksOptions): AsyncGenerator<string> {
  const { look, shown, gone, everyMs = LOOK_EVERY_MS } = options;
  const { heartbeatMs = HEARTBEAT_MS, longestMs = LONGEST_MS } = options;
  const endsAt = performance.now() + longestMs;
  let heardAt = performance.now();
  yield FIRST;
  while (!gone.aborted && performance.now() < endsAt) {
    if ((await look()) !== shown) {
      yield CHANGED;
      return;
    }
    if (performance.now() - heardAt >= heartbeatMs) {
      heardAt = performance.now();
      yield NOTHING;
    }
    // Cut short when the reader goes.
    await pause(everyMs, undefined, { signal: gone }).catch(() => undefined);
  }
}
