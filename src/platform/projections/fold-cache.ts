import type { NewEvent, Recorded } from '../../kernel/event.js';
import { fold, type Folded } from '../../kernel/folded.js';
import type { Aggregate, StreamCommands } from '../event-store/stream-commands.js';

/**
 * The unfinished streams of a consumer, folded as far as it has come. A stream that is not here (after a start, or
 * because it was finished) costs one read; what that read brought beyond the event is skipped when it is delivered.
 */
export class FoldCache<State, Event extends NewEvent> {
  private readonly streams = new Map<string, Folded<State>>();

  constructor(
    private readonly aggregate: Aggregate<State, Event>,
    private readonly commands: StreamCommands<State, Event>,
  ) {}

  /** Takes the next event in. Undefined: it was known already. */
  async take(event: Recorded): Promise<Folded<State> | undefined> {
    const { stream, revision } = event;
    const known = this.streams.get(stream) ?? (revision === 0 ? this.commands.nothing : undefined);
    if (known && revision <= known.revision) return undefined;
    const folded =
      known?.revision === revision - 1
        ? fold(this.aggregate.evolution, known, this.aggregate.upcast(event))
        : await this.commands.load(stream);
    this.streams.set(stream, folded);
    return folded;
  }

  get(stream: string): Folded<State> | undefined {
    return this.streams.get(stream);
  }

  /** Nothing more is expected of it. */
  drop(stream: string): void {
    this.streams.delete(stream);
  }

  /** After a failed batch: what was taken in may not have been written. */
  clear(): void {
    this.streams.clear();
  }
}
