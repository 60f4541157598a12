import { metadataStreamOf } from '../index/stream-state.js';
import { METADATA_TYPE } from './new-event.js';
import type { Store } from './store.js';

const SCAVENGES = '$scavenges';
const METADATA = { $maxAge: 2_592_000, $acl: { $r: '$ops', $w: [], $d: [], $mr: [], $mw: [] } };

/**
 * EventStoreDB writes metadata of a stream of its own when it starts for the first time, so its `$all` is never empty; tests of
 * the client count on that. Nothing is written to a store that holds anything.
 */
export async function writeFirstEvent(store: Store, id: string): Promise<void> {
  if (!store.isEmpty) return;
  const event = {
    id,
    type: METADATA_TYPE,
    isJson: true,
    metadata: new Uint8Array(),
    data: Buffer.from(JSON.stringify(METADATA)),
  };
  await store.writer.append(metadataStreamOf(SCAVENGES), { kind: 'no-stream' }, [event]);
}
