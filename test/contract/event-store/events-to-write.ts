import { randomUUID } from 'node:crypto';
import { eventHash } from '../../../src/kernel/event-hash.js';
import type { Recorded } from '../../../src/kernel/event.js';
import type { EventToWrite } from '../../../src/platform/event-store/event-store.js';
import { NOW, countingId } from '../../support/given-when-then.js';
import { toRfc3339 } from '../../../src/kernel/time.js';

/** An event to write, with an id that no other store has seen. */
export function eventToWrite(data: unknown = {}, overrides: Partial<EventToWrite> = {}) {
  const id = randomUUID();
  return {
    ...{ id, type: 'SomethingHappened', data },
    metadata: {
      ...{ $correlationId: id, $causationId: id, commandId: countingId(7) },
      actor: { kind: 'user', id: 'tester' },
      ...{ schemaVersion: 1, occurredAt: toRfc3339(NOW) },
    },
    ...overrides,
  } satisfies EventToWrite;
}

/** The events as the writer sees them: linked by hash, from revision 0 on. */
export function chained(stream: string, data: readonly unknown[]): readonly Recorded[] {
  const events: Recorded[] = [];
  for (const [revision, each] of data.entries()) {
    const event = eventToWrite(each);
    const before = events.at(-1);
    const metadata = { ...event.metadata, ...(before && { prevHash: eventHash(before) }) };
    events.push({ ...event, metadata, stream, revision });
  }
  return events;
}
