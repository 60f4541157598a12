import { setTimeout as pause } from 'node:timers/promises';
import { CHANGED, FIRST, HEARTBEAT_MS, LONGEST_MS, NOTHING } from './changes.js';

const LOOK_EVERY_MS = 1_000;

export interface LooksOptions {
  /** What the figures are now, in short; whoever asks within a moment is told the same. */
  readonly look: () => Promise<string>;
  /** What the page shows. */
  readonly shown: string;
  /** Aborted when the reader is gone. */
  readonly gone: AbortSignal;
  readonly everyMs?: number;
  readonly heartbeatMs?: number;
  readonly longestMs?: number;
  /** What the page shows changes by itself too, such as ages: at the end it is out of date in any case. */
  readonly ages?: boolean;
}

/** Server-sent events for a page of figures that no stream tells of: one message as soon as they are others, then it ends. */
export async function* looks(options: LooksOptions): AsyncGenerator<string> {
  const { look, shown, gone, ages = false, everyMs = LOOK_EVERY_MS } = options;
  const { heartbeatMs = HEARTBEAT_MS, longestMs = LONGEST_MS } = options;
  const endsAt = performance.now() + longestMs;
  let heardAt = performance.now();
  yield FIRST;
  while (performance.now() < endsAt) {
    // Cut short when the reader goes.
    await pause(everyMs, undefined, { signal: gone }).catch(() => undefined);
    if (gone.aborted) return;
    // Nobody can say just now: the page stays as it is, and says how old it is.
    if ((await look().catch(() => shown)) !== shown) {
      yield CHANGED;
      return;
    }
    if (performance.now() - heardAt >= heartbeatMs) {
      heardAt = performance.now();
      yield NOTHING;
    }
  }
  if (ages) yield CHANGED;
}
