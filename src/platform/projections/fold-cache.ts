import type { NewEvent, Recorded } from '../../kernel/event.js';
import type { Folded } from '../../kernel/folded.js';
import type { StreamCommands } from '../event-store/stream-commands.js';
import { readReaching } from './read-reaching.js';
import { faultOr } from './stream-fault.js';

interface Known<State> {
  readonly folded: Folded<State>;
  /** Revision of the last event that was delivered; a read brings what comes later too. */
  delivered: number;
  isFinished: boolean;
}

/**
 * The unfinished streams of a consumer, folded as far as it has come. A stream that is not here (after a start, or
 * because it was finished) costs one read; what that read brought beyond the event is skipped when it is delivered.
 */
export class FoldCache<State, Event extends NewEvent> {
  private readonly streams = new Map<string, Known<State>>();

  constructor(private readonly commands: StreamCommands<State, Event>) {}

  /**
   * Takes the next event in. Undefined: it was known already.
   * @throws StreamFault when it is the stream that cannot be folded
   */
  async take(event: Recorded): Promise<Folded<State> | undefined> {
    const { stream, revision } = event;
    const known = this.streams.get(stream);
    if (known && revision <= known.folded.revision) {
      known.delivered = revision;
      this.forgetIfFinished(stream, known);
      return undefined;
    }
    const folded = await this.foldedAt(event, known?.folded).catch((error: unknown) => {
      throw faultOr(event, error);
    });
    this.streams.set(stream, { folded, delivered: revision, isFinished: false });
    return folded;
  }

  get(stream: string): Folded<State> | undefined {
    return this.streams.get(stream)?.folded;
  }

  /** Nothing more is expected of it. It is forgotten when all was delivered that is known of it. */
  drop(stream: string): void {
    const known = this.streams.get(stream);
    if (!known) return;
    known.isFinished = true;
    this.forgetIfFinished(stream, known);
  }

  /** After a failed batch: what was taken in may not have been written. */
  clear(): void {
    this.streams.clear();
  }

  private async foldedAt(event: Recorded, before?: Folded<State>): Promise<Folded<State>> {
    const { stream, revision } = event;
    const known = before ?? (revision === 0 ? this.commands.nothing : undefined);
    if (known?.revision === revision - 1) return this.commands.take(known, event);
    return readReaching({
      ...{ event, upTo: revision },
      read: () => this.commands.load(stream),
      reachOf: (read) => read.revision,
    });
  }

  private forgetIfFinished(stream: string, { folded, delivered, isFinished }: Known<State>): void {
    if (isFinished && delivered >= folded.revision) this.streams.delete(stream);
  }
}
