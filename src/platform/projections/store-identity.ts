import type { EventStore } from '../event-store/event-store.js';
import { positionText } from '../event-store/position.js';
import type { Checkpoint } from './checkpoints.js';

/** A checkpoint and all rows beside it were made from the events of another store, or of one that was set back since. */
export class OtherStore extends Error {
  override readonly name = 'OtherStore';
}

/**
 * Positions mean nothing in another store: going on from one there would skip events and repeat others without a word.
 * A checkpoint names the last event that was taken in; it must be where it was.
 * @throws OtherStore
 */
export async function refuseOtherStore(
  store: Pick<EventStore, 'idAt'>,
  consumer: string,
  checkpoint: Checkpoint | undefined,
): Promise<void> {
  const event = checkpoint?.event;
  if (!event || (await store.idAt(event.position)) === event.id) return;
  const where = positionText(event.position);
  throw new OtherStore(
    `The checkpoint of ${consumer} was made from another event store, or from this one before it was restored: ` +
      `event ${event.id} is not at ${where}. Point EVENTSTORE_URL and DATABASE_URL at what belongs together, or empty SQL ` +
      'so that it is built again from the events (docs/operations.md).',
  );
}
