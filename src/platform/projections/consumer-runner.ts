import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { backoffMs, type BackoffPolicy } from '../../kernel/backoff.js';
import type { Delivery, EventStore } from '../event-store/event-store.js';
import type { Database } from '../sql/database.js';
import { follow } from '../subscriptions/follow.js';
import { inBatches } from '../subscriptions/in-batches.js';
import { moveCheckpoint, readCheckpoint, type Checkpoint } from './checkpoints.js';
import type { Consumer } from './consumer.js';

const MAX_BATCH = 500;
const BACKOFF: BackoffPolicy = { baseMs: 200, capMs: 10_000 };
/** A checkpoint without events saves only a little reading after a restart. */
const BARE_CHECKPOINT_EVERY_MS = 5_000;

/** A delivery, and how often the subscription had been dropped when it came. */
interface Heard {
  readonly delivery: Delivery;
  readonly drops: number;
}

async function restAfter(failures: number, signal: AbortSignal): Promise<void> {
  const wait = backoffMs(BACKOFF, failures, Math.random());
  await pause(wait, undefined, { signal }).catch(() => undefined);
}

/**
 * Feeds a consumer from its checkpoint on, for ever. Whatever goes wrong, it starts again from what is written: rows and
 * checkpoint move in one transaction, so no event is lost or applied twice.
 */
export class ConsumerRunner {
  /** True while it keeps up with what is written: what it knows is fresh. */
  live = false;
  private checkpoint: Checkpoint | undefined;
  private hasMoved = false;
  /** When the last event that it took in happened; epoch ms. */
  private cameTo: number | null = null;
  private drops = 0;
  private bareCheckpointAt = -Infinity;

  constructor(
    private readonly consumer: Consumer,
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly logger: Logger,
    /** Waits after so many failures in a row. */
    private readonly rest: typeof restAfter = restAfter,
  ) {}

  /** By how much it is behind what is written, ms; null: not known yet. */
  lagMs(now: number): number | null {
    if (this.live) return 0;
    return this.cameTo === null ? null : Math.max(0, now - this.cameTo);
  }

  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const error = await this.consumeUntilFailure(signal);
      if (error === undefined) return;
      failures = this.hasMoved ? 1 : failures + 1;
      this.logger.error({ err: error, consumer: this.consumer.name }, 'consumer starts again');
      await this.rest(failures, signal);
    }
  }

  /** Undefined: it was asked to stop. */
  private async consumeUntilFailure(signal: AbortSignal): Promise<unknown> {
    const stop = new AbortController();
    try {
      await this.consume(AbortSignal.any([signal, stop.signal]));
      return undefined;
    } catch (error) {
      return signal.aborted ? undefined : error;
    } finally {
      stop.abort();
      this.live = false;
      this.consumer.reset();
    }
  }

  private async consume(signal: AbortSignal): Promise<void> {
    this.hasMoved = false;
    this.checkpoint = await readCheckpoint(this.database, this.consumer.name);
    for await (const batch of inBatches(this.listen(signal), MAX_BATCH)) {
      await this.apply(batch.map(({ delivery }) => delivery));
      // What was said before a drop waits in the batch; it says nothing about what comes after.
      const isLive = ({ delivery, drops }: Heard) =>
        delivery.kind === 'caught-up' && drops === this.drops;
      if (batch.some(isLive)) this.live = true;
    }
  }

  private async *listen(signal: AbortSignal): AsyncIterable<Heard> {
    const { name, prefixes } = this.consumer;
    const deliveries = follow(this.store, {
      prefixes,
      after: this.checkpoint?.position,
      signal,
      onDropped: (error) => {
        this.drops += 1;
        this.live = false;
        this.logger.warn({ err: error, consumer: name }, 'subscription dropped, resuming');
      },
    });
    for await (const delivery of deliveries) yield { delivery, drops: this.drops };
  }

  private async apply(batch: readonly Delivery[]): Promise<void> {
    const events = batch.flatMap((delivery) => (delivery.kind === 'event' ? [delivery.event] : []));
    const last = batch.findLast((delivery) => delivery.kind !== 'caught-up');
    if (!last) return;
    const due = performance.now() - this.bareCheckpointAt > BARE_CHECKPOINT_EVERY_MS;
    if (events.length === 0 && !due) return;
    this.bareCheckpointAt = performance.now();
    const newest = events.at(-1);
    const eventId = newest?.id ?? this.checkpoint?.eventId ?? null;
    const next: Checkpoint = { position: last.position, eventId };
    const statements = events.length > 0 ? await this.consumer.handle(events) : [];
    const { name } = this.consumer;
    await this.database.transaction([...statements, moveCheckpoint(name, this.checkpoint, next)]);
    this.checkpoint = next;
    this.hasMoved = true;
    if (!newest) return;
    this.cameTo = Date.parse(newest.metadata.occurredAt);
    this.consumer.committed();
  }
}
