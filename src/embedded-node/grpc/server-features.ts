import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';

/** The version whose answers this node gives. Clients only log it. */
const SERVER_VERSION = '24.10.6';

const PERSISTENT = 'event_store.client.persistent_subscriptions.persistentsubscriptions';

/** What the node does, and nothing else: clients choose their ways by it. */
const METHODS: readonly (readonly [service: string, method: string, features: string[]])[] = [
  ['event_store.client.streams.streams', 'read', ['position', 'events']],
  ['event_store.client.streams.streams', 'append', []],
  ['event_store.client.streams.streams', 'delete', []],
  ['event_store.client.streams.streams', 'tombstone', []],
  ['event_store.client.streams.streams', 'batchappend', ['deadline_duration']],
  // Whoever looks for a group is told that there is none; groups cannot be made.
  [PERSISTENT, 'read', ['stream', 'all']],
  [PERSISTENT, 'update', ['stream', 'all']],
  [PERSISTENT, 'delete', ['stream', 'all']],
  [PERSISTENT, 'getinfo', ['stream', 'all']],
  [PERSISTENT, 'replayparked', ['stream', 'all']],
  [PERSISTENT, 'list', ['stream', 'all']],
  ['event_store.client.gossip.gossip', 'read', []],
  ['event_store.client.server_features.serverfeatures', 'getsupportedmethods', []],
];

export function supportedMethods(): SupportedMethods {
  return new features.SupportedMethods()
    .setEventStoreServerVersion(SERVER_VERSION)
    .setMethodsList(
      METHODS.map(([service, method, list]) =>
        new features.SupportedMethod()
          .setServiceName(service)
          .setMethodName(method)
          .setFeaturesList(list),
      ),
    );
}
