import { setTimeout as pause } from 'node:timers/promises';
import type { CommandContext, Fingerprint, NewEvent, Recorded } from '../../kernel/event.js';
import { fold, headOf, nothingFolded, type Evolution, type Folded } from '../../kernel/folded.js';
import { isRejection, type Rejection } from '../../kernel/rejection.js';
import { toRfc3339 } from '../../kernel/time.js';
import { EventStoreUnavailable, type EventStore } from './event-store.js';
import { folding } from './fold-failed.js';
import type { Position } from './position.js';
import { NOTHING_SEALED, type Sealing } from './sealing.js';

/** What the platform must know of an aggregate to load it and write to it. */
export interface Aggregate<State, Event extends NewEvent> {
  readonly evolution: Evolution<State, Event>;
  /** A stored event in today's shape; throws `NewerEvent` for one that is newer than this build. */
  upcast(event: Recorded): Recorded<Event>;
  schemaVersionOf(type: Event['type']): number;
}

/** An event that a decision wants; outcomes of several commands in one append carry a command id each. */
export type Decided<Event> = Event & { readonly commandId?: string };

export interface Execution<State, Event extends NewEvent> {
  readonly stream: string;
  readonly context: CommandContext;
  /** What the caller knows of the stream. If it is out of date, the append is refused and it is read. Absent: read first. */
  readonly from?: Folded<State> | undefined;
  readonly fingerprint?: Fingerprint;
  /** Pure; asked again after a conflict. */
  decide(folded: Folded<State>): readonly Decided<Event>[] | Rejection;
  /** Done before every append, so that what it finds holds for the revision that is written to. */
  beforeAppend?(): Promise<Rejection | undefined>;
}

export interface Executed<State, Event extends NewEvent> {
  readonly kind: 'executed';
  readonly folded: Folded<State>;
  /** What was written now; none when the command was seen before or changes nothing. */
  readonly events: readonly Recorded<Event>[];
  readonly position?: Position;
}

const TRIES = 10;

/** Load, decide, append at the revision that was decided on; a conflict means: load and decide again. */
export class StreamCommands<State, Event extends NewEvent> {
  constructor(
    private readonly store: EventStore,
    private readonly aggregate: Aggregate<State, Event>,
    private readonly newId: () => string,
    private readonly sealing: Sealing<Event> = NOTHING_SEALED,
  ) {}

  get nothing(): Folded<State> {
    return nothingFolded(this.aggregate.evolution.initial);
  }

  async load(stream: string): Promise<Folded<State>> {
    return (await this.since(stream, this.nothing)).at(-1) ?? this.nothing;
  }

  /** What became of it since `known`: how it was after each event that came later. */
  async since(stream: string, known: Folded<State>): Promise<readonly Folded<State>[]> {
    const later: Folded<State>[] = [];
    for (const event of await this.store.read(stream)) {
      if (event.revision <= known.revision) continue;
      later.push(await this.take(later.at(-1) ?? known, event));
    }
    return later;
  }

  /**
   * One stored event further.
   * @throws FoldFailed when the event itself is what cannot be taken in
   */
  async take(folded: Folded<State>, event: Recorded): Promise<Folded<State>> {
    const opened = await this.open(event);
    return folding(event, () =>
      fold(this.aggregate.evolution, folded, this.aggregate.upcast(opened), event),
    );
  }

  /** A stored event, in the version it was written in, with what is sealed in it readable. */
  async open(event: Recorded): Promise<Recorded> {
    return { ...event, data: await this.sealing.open(event) };
  }

  async execute(execution: Execution<State, Event>): Promise<Executed<State, Event> | Rejection> {
    const { stream, context } = execution;
    let { from } = execution;
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const folded = from ?? (await this.load(stream));
      if (folded.commandIds.has(context.commandId)) return { kind: 'executed', folded, events: [] };
      const decision = execution.decide(folded);
      if (isRejection(decision)) return decision;
      if (decision.length === 0) return { kind: 'executed', folded, events: [] };
      const [refused, sealed] = await Promise.all([
        execution.beforeAppend?.(),
        Promise.all(decision.map((event) => this.sealing.seal(stream, event))),
      ]);
      if (refused) return refused;
      const written = await this.write(execution, folded, decision, sealed);
      if (written) return written;
      from = undefined;
      if (tries > 1) await pause(5 * tries);
    }
    throw new EventStoreUnavailable(`Too many writers on ${stream}.`);
  }

  private async write(
    execution: Execution<State, Event>,
    before: Folded<State>,
    decided: readonly Decided<Event>[],
    sealed: readonly unknown[],
  ): Promise<Executed<State, Event> | undefined> {
    const stored = this.stamp(execution, before, decided, sealed);
    // What could not be read again is not written.
    for (const event of stored) this.aggregate.upcast(event);
    const outcome = await this.store.append(execution.stream, before.revision, stored);
    if (outcome.kind === 'conflict') return undefined;
    const { position } = outcome;
    const events = stored.map(
      (event, index) => ({ ...event, data: decided[index]?.data }) as Recorded<Event>,
    );
    const folded = events.reduce(
      (sofar, event, index) => fold(this.aggregate.evolution, sofar, event, stored[index]),
      before,
    );
    return { kind: 'executed', folded, events, ...(position && { position }) };
  }

  /** Fresh ids, complete metadata, and the hash chain: each event names the hash of the one before it. */
  private stamp(
    { stream, context, fingerprint }: Execution<State, Event>,
    folded: Folded<State>,
    decided: readonly Decided<Event>[],
    sealed: readonly unknown[],
  ): readonly Recorded[] {
    const { correlationId, causationId, actor, reason, traceparent, now } = context;
    let last = folded.last;
    return decided.map(({ type, commandId = context.commandId }, index) => {
      const prevHash = headOf({ last });
      last = {
        id: this.newId(),
        type,
        data: sealed[index],
        stream,
        revision: folded.revision + 1 + index,
        metadata: {
          $correlationId: correlationId,
          $causationId: causationId,
          commandId,
          actor,
          ...(reason !== undefined && { reason }),
          schemaVersion: this.aggregate.schemaVersionOf(type),
          occurredAt: toRfc3339(now),
          ...(traceparent !== undefined && { traceparent }),
          ...(prevHash !== undefined && { prevHash }),
          ...(fingerprint && { fingerprint }),
        },
      };
      return last;
    });
  }
}
