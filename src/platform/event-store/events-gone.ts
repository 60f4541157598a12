import type { Recorded } from '../../kernel/event.js';

/** Events that were in a stream are not there any more: somebody truncated or deleted it. */
export class EventsGone extends Error {
  override readonly name = 'EventsGone';

  constructor(
    readonly stream: string,
    /** What is there all the same, oldest first. */
    readonly found: readonly Recorded[] = [],
  ) {
    super(`Events of ${stream} are gone: somebody truncated or deleted it.`);
  }
}
