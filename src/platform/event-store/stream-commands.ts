import { setTimeout as pause } from 'node:timers/promises';
import { eventHash } from '../../kernel/event-hash.js';
import type { CommandContext, Fingerprint, NewEvent, Recorded } from '../../kernel/event.js';
import { foldAll, nothingFolded, type Evolution, type Folded } from '../../kernel/folded.js';
import { isRejection, type Rejection } from '../../kernel/rejection.js';
import { toRfc3339 } from '../../kernel/time.js';
import { EventStoreUnavailable, type EventStore } from './event-store.js';
import type { Position } from './position.js';

/** What the platform must know of an aggregate to load it and write to it. */
export interface Aggregate<State, Event extends NewEvent> {
  readonly evolution: Evolution<State, Event>;
  /** A stored event in today's shape; throws for one that is newer than this build. */
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
  ) {}

  get nothing(): Folded<State> {
    return nothingFolded(this.aggregate.evolution.initial);
  }

  async load(stream: string): Promise<Folded<State>> {
    const events = await this.store.read(stream);
    return foldAll(
      this.aggregate.evolution,
      events.map((event) => this.aggregate.upcast(event)),
    );
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
      const refused = await execution.beforeAppend?.();
      if (refused) return refused;
      const written = await this.write(execution, folded, decision);
      if (written) return written;
      from = undefined;
      if (tries > 1) await pause(5 * tries);
    }
    throw new EventStoreUnavailable(`Too many writers on ${stream}.`);
  }

  private async write(
    execution: Execution<State, Event>,
    folded: Folded<State>,
    decided: readonly Decided<Event>[],
  ): Promise<Executed<State, Event> | undefined> {
    const events = this.stamp(execution, folded, decided);
    const outcome = await this.store.append(execution.stream, folded.revision, events);
    if (outcome.kind === 'conflict') return undefined;
    const { position } = outcome;
    return {
      kind: 'executed',
      folded: foldAll(this.aggregate.evolution, events, folded),
      events,
      ...(position && { position }),
    };
  }

  /** Fresh ids, complete metadata, and the hash chain: each event names the hash of the one before it. */
  private stamp(
    { stream, context, fingerprint }: Execution<State, Event>,
    folded: Folded<State>,
    decided: readonly Decided<Event>[],
  ): readonly Recorded<Event>[] {
    const { correlationId, causationId, actor, reason, traceparent, now } = context;
    let prevHash = folded.head;
    return decided.map(({ commandId = context.commandId, ...event }, index) => {
      const recorded = {
        ...event,
        id: this.newId(),
        stream,
        revision: folded.revision + 1 + index,
        metadata: {
          $correlationId: correlationId,
          $causationId: causationId,
          commandId,
          actor,
          ...(reason !== undefined && { reason }),
          schemaVersion: this.aggregate.schemaVersionOf(event.type),
          occurredAt: toRfc3339(now),
          ...(traceparent !== undefined && { traceparent }),
          ...(prevHash !== undefined && { prevHash }),
          ...(fingerprint && { fingerprint }),
        },
      } as unknown as Recorded<Event>;
      prevHash = eventHash(recorded);
      return recorded;
    });
  }
}
