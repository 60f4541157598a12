import type { Delivery, EventStore, SubscribeOptions } from '../event-store/event-store.js';
import type { Database } from '../sql/database.js';
import type { Query } from '../sql/query.js';
import { refusesData } from '../sql/sql-errors.js';
import type { Wakes } from '../sql/wakes.js';
import { moveCheckpoint, renewLead, type Checkpoint, type Led, type Told } from './checkpoints.js';
import type { Consumer } from './consumer.js';
import { takeIn } from './intake.js';
import { happeningsIn, rule, type ParkLimit } from './parking-decision.js';
import {
  askedReleases,
  park,
  parkAgain,
  parkedLately,
  release,
  waitBehind,
  type AskedRelease,
  type Park,
} from './parking.js';
import { RefusedRows, type Feeds } from './refused-rows.js';
import { refuseOtherStore } from './store-identity.js';
import { faultOr, StreamFault } from './stream-fault.js';

export interface TenureParts {
  readonly consumer: Consumer;
  readonly store: EventStore;
  readonly database: Database;
  readonly limit: ParkLimit;
  readonly wakes: Wakes;
}

/** What a batch did to parking. */
export interface Applied {
  readonly parks: readonly Park[];
  /** The consumer has parked as many as it may; it has come up to this. */
  readonly stop: StreamFault | undefined;
}

/** A checkpoint without events saves only a little reading after a restart. */
const BARE_CHECKPOINT_EVERY_MS = 5_000;

/**
 * From taking the lead until losing it. Every transaction is one of the leader's, by its token, or is rolled back.
 * Calls that write are made one after the other.
 */
export class Tenure {
  checkpoint: Checkpoint | undefined;
  /** When the last event that it took in happened; epoch ms. */
  cameTo: number | null = null;
  hasMoved = false;
  private bareCheckpointAt = -Infinity;

  constructor(
    private readonly led: Led,
    readonly parked: Set<string>,
    private readonly parts: TenureParts,
  ) {
    this.checkpoint = led.checkpoint;
  }

  /** @throws OtherStore when the checkpoint speaks of another event store than the one that is there by now */
  async *subscribe(asked: SubscribeOptions): AsyncIterable<Delivery> {
    const { store } = this.parts;
    await refuseOtherStore(store, this.led.consumer, this.checkpoint);
    yield* store.subscribe(asked);
  }

  /** Takes a batch in, with all that it changes and the checkpoint in one transaction; a stream whose rows SQL refuses is parked. */
  async apply(batch: readonly Delivery[]): Promise<Applied> {
    const { consumer, database } = this.parts;
    const refused = new RefusedRows(consumer, database);
    for (;;) {
      try {
        return await this.takeIn(refused.guarded, batch);
      } catch (error) {
        if (!refusesData(error)) throw error;
        consumer.reset();
        const events = happeningsIn(batch).filter(({ event }) => !this.parked.has(event.stream));
        if (!(await refused.findIn(events))) throw error;
      }
    }
  }

  private async takeIn(consumer: Feeds, batch: readonly Delivery[]): Promise<Applied> {
    const { database, limit } = this.parts;
    const { name, plans } = this.parts.consumer;
    const recent = (): Promise<number> => parkedLately(database, name, limit.withinMs);
    const intake = await takeIn(consumer, batch, { parked: this.parked, limit, recent });
    const { parks, stop, waiting, statements } = intake;
    const next = this.checkpointBehind(intake.deliveries);
    if (next) {
      await database.transaction([
        ...statements,
        ...park(name, parks),
        ...waitBehind(name, waiting),
        ...(plans && statements.length > 0 ? this.parts.wakes.announcement : []),
        moveCheckpoint(this.led, this.checkpoint, next),
      ]);
      this.moved(next, intake.deliveries);
      for (const { stream } of parks) this.parked.add(stream);
    }
    return { parks: next ? parks : [], stop };
  }

  /** Renews the lead, and tells what is asked to be tried again. */
  async look(told: Pick<Told, 'caughtUp' | 'stopped'>): Promise<readonly AskedRelease[]> {
    const { consumer, database } = this.parts;
    const [, asked] = await database.transaction([
      renewLead(this.led, { ...told, cameTo: this.cameTo }),
      askedReleases(consumer.name),
    ]);
    return asked.rows;
  }

  /** Writes what does not come of an event. False: there was nothing to write. */
  async write(statements: readonly Query[]): Promise<boolean> {
    if (statements.length === 0) return false;
    await this.parts.database.transaction([...statements, renewLead(this.led)]);
    this.parts.consumer.committed();
    return true;
  }

  /**
   * Parks a stream that cannot be righted, besides what comes of events.
   * @returns false: as many are parked as may be
   */
  async setAside(fault: StreamFault): Promise<boolean> {
    const { consumer, database, limit } = this.parts;
    const { stream, revision } = fault;
    if (rule(await parkedLately(database, consumer.name, limit.withinMs), limit) === 'stop')
      return false;
    const parks = [{ stream, from: revision, last: revision, fault }];
    await database.transaction([...park(consumer.name, parks), renewLead(this.led)]);
    this.parked.add(stream);
    return true;
  }

  /** Tries again what waits of a parked stream. A fault: it is parked still. */
  async tryAgain(asked: AskedRelease): Promise<StreamFault | undefined> {
    const { consumer, database } = this.parts;
    const { stream } = asked;
    try {
      const statements = await this.handleAgain(asked);
      const done = release(consumer.name, asked);
      await database.transaction([...statements, done, renewLead(this.led)]);
    } catch (error) {
      consumer.reset();
      const fault = faultOr({ stream, revision: asked.from }, error);
      if (!(fault instanceof StreamFault)) throw error;
      await database.transaction([parkAgain(consumer.name, stream, fault), renewLead(this.led)]);
      return fault;
    }
    this.parked.delete(stream);
    consumer.committed();
    return undefined;
  }

  private async handleAgain({ stream, from, last }: AskedRelease) {
    const events = await this.parts.store.read(stream);
    const waiting = events.filter(({ revision }) => revision >= from && revision <= last);
    if (waiting.length <= last - from) {
      const cause = new RangeError(`${stream} has lost events.`);
      throw new StreamFault({ stream, revision: from }, 'events-gone', cause);
    }
    return this.parts.consumer.handle(waiting);
  }

  /** Undefined: not worth a transaction. */
  private checkpointBehind(deliveries: readonly Delivery[]): Checkpoint | undefined {
    const last = deliveries.findLast((delivery) => delivery.kind !== 'caught-up');
    if (!last) return undefined;
    const newest = happeningsIn(deliveries).at(-1);
    const due = performance.now() - this.bareCheckpointAt > BARE_CHECKPOINT_EVERY_MS;
    if (!newest && !due) return undefined;
    const event = newest
      ? { id: newest.event.id, position: newest.position }
      : (this.checkpoint?.event ?? null);
    return { position: last.position, event };
  }

  private moved(to: Checkpoint, deliveries: readonly Delivery[]): void {
    this.checkpoint = to;
    this.hasMoved = true;
    this.bareCheckpointAt = performance.now();
    const newest = deliveries.findLast((delivery) => delivery.kind === 'event');
    if (!newest) return;
    this.cameTo = Date.parse(newest.event.metadata.occurredAt);
    this.parts.consumer.committed();
  }
}
