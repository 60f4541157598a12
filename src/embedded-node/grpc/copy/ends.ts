import { isMetadata, isTombstone, isUsers, type CopiedEvent } from './copied-event.js';
import type { RawClient } from './raw-client.js';

export interface Ends {
  /** All events of metadata streams, by stream. */
  readonly metadata: ReadonlyMap<string, readonly CopiedEvent[]>;
  readonly tombstoned: ReadonlySet<string>;
}

/** How streams ended up: their metadata, and which of them were tombstoned. */
export async function endsOf(store: RawClient): Promise<Ends> {
  const metadata = new Map<string, CopiedEvent[]>();
  const tombstoned = new Set<string>();
  for await (const event of store.all('start')) {
    if (!isUsers(event)) continue;
    if (isTombstone(event)) tombstoned.add(event.stream);
    else if (isMetadata(event)) listOf(metadata, event.stream).push(event);
  }
  return { metadata, tombstoned };
}

function listOf(lists: Map<string, CopiedEvent[]>, stream: string): CopiedEvent[] {
  const list = lists.get(stream) ?? [];
  lists.set(stream, list);
  return list;
}
