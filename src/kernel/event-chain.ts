import { eventHash } from './event-hash.js';
import type { Recorded } from './event.js';

export type BrokenBy = 'missing' | 'hash' | 'foreign';

/**
 * Whether a stream is as it was written, as far as the stream itself can tell. `missing`: an event before `brokenAt` is not
 * there. `hash`: event `brokenAt` does not name the hash of the one before it, so one of the two was changed. `foreign`:
 * somebody else wrote event `brokenAt`.
 */
export type Chain =
  | { readonly whole: true; readonly head: string }
  | { readonly whole: false; readonly brokenAt: number; readonly why: BrokenBy };

/**
 * Follows the links of a stream, oldest event first, as it is stored. Nothing follows the last event, so whoever changes that
 * one, or cuts the end off, is found out only by a `head` that was kept elsewhere.
 */
export function chainOf(events: readonly Recorded[]): Chain {
  let head: string | undefined;
  for (const [index, event] of events.entries()) {
    if (event.revision !== index) return { whole: false, brokenAt: event.revision, why: 'missing' };
    if (event.metadata.prevHash !== head) return { whole: false, brokenAt: index, why: 'hash' };
    head = eventHash(event);
  }
  return { whole: true, head: head ?? '' };
}
