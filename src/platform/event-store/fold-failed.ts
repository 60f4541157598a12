import type { Recorded } from '../../kernel/event.js';
import { NewerEvent } from '../../kernel/newer-event.js';

/** A stored event was read, but what folds it threw: a bug of this build, or an event that should not be. */
export class FoldFailed extends Error {
  override readonly name = 'FoldFailed';

  constructor(
    readonly event: Pick<Recorded, 'stream' | 'revision' | 'type'>,
    options: { readonly cause: unknown },
  ) {
    super(`Event ${event.revision} of ${event.stream} (${event.type}) cannot be folded.`, options);
  }
}

/** Runs what folds an event. It does no I/O, so whatever it throws is due to the event, or to us. */
export function folding<T>(event: Recorded, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof NewerEvent) throw cause;
    throw new FoldFailed(event, { cause });
  }
}
