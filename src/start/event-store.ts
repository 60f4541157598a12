import { join } from 'node:path';
import { startEmbeddedNode } from '../embedded-node/contract.js';
import { EsdbEventStore } from '../platform/event-store/esdb-event-store.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { sharingSubscriptions } from '../platform/event-store/shared-subscriptions.js';
import { clientFor } from './event-store-address.js';
import { withoutSecrets } from './start-error.js';
import type { EngineOptions, Started } from './started.js';

/** One try of an append or a read; the embedded node and a healthy cluster answer within milliseconds. */
const TRY_MS = 5_000;
const GIVE_UP_MS = 15_000;

export async function startEventStore(options: EngineOptions): Promise<Started<EventStore>> {
  const { config, dataDir, onFailure } = options;
  const node =
    config.eventStoreUrl === undefined
      ? await startEmbeddedNode({ dataDir: join(dataDir, 'eventstore') })
      : undefined;
  void node?.failed.then(onFailure);
  const address = config.eventStoreUrl ?? node?.connectionString ?? '';
  const store = clientFor(
    address,
    (connectionString) =>
      new EsdbEventStore({ connectionString, tryMs: TRY_MS, giveUpMs: GIVE_UP_MS }),
  );
  return {
    value: sharingSubscriptions(store),
    where: node ? `${address} (embedded)` : withoutSecrets(address),
    stop: async () => {
      await store.close();
      await node?.stop();
    },
  };
}
