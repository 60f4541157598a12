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

/**
 * Feeds a consumer from its checkpoint on, for ever. Whatever goes wrong, it starts again from what is written: rows and
 * checkpoint move in one transaction, so no event is lost or applied twice.
 */
export class ConsumerRunner {
  /** True while it keeps up with what is written: what it knows is fresh. */
  live = false;
  private checkpoint: Checkpoint | undefined;
  private bareCheckpointAt = 0;

  constructor(
    private readonly consumer: Consumer,
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const before = this.checkpoint;
      const error = await this.consumeUntilFailure(signal);
      if (error === undefined) return;
      failures = this.checkpoint === before ? failures + 1 : 1;
      this.logger.error({ err: error, consumer: this.consumer.name }, 'consumer starts again');
      const wait = backoffMs(BACKOFF, failures, Math.random());
      await pause(wait, undefined, { signal }).catch(() => undefined);
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
    const { name, prefixes } = this.consumer;
    this.checkpoint = await readCheckpoint(this.database, name);
    const deliveries = follow(this.store, {
      prefixes,
      after: this.checkpoint?.position,
      signal,
      onDropped: (error) => {
        this.live = false;
        this.logger.warn({ err: error, consumer: name }, 'subscription dropped, resuming');
      },
    });
    for await (const batch of inBatches(deliveries, MAX_BATCH)) {
      await this.apply(batch);
      if (batch.some(({ kind }) => kind === 'caught-up')) this.live = true;
    }
  }

  private async apply(batch: readonly Delivery[]): Promise<void> {
    const events = batch.flatMap((delivery) => (delivery.kind === 'event' ? [delivery.event] : []));
    const last = batch.findLast((delivery) => delivery.kind !== 'caught-up');
    if (!last) return;
    const due = performance.now() - this.bareCheckpointAt > BARE_CHECKPOINT_EVERY_MS;
    if (events.length === 0 && !due) return;
    this.bareCheckpointAt = performance.now();
    const eventId = events.at(-1)?.id ?? this.checkpoint?.eventId ?? null;
    const next: Checkpoint = { position: last.position, eventId };
    const statements = events.length > 0 ? await this.consumer.handle(events) : [];
    const { name } = this.consumer;
    await this.database.transaction([...statements, moveCheckpoint(name, this.checkpoint, next)]);
    this.checkpoint = next;
    if (events.length > 0) this.consumer.committed();
  }
}
