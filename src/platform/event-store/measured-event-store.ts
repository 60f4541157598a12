import type { AppendOutcome, EventStore } from './event-store.js';

/** `failed`: it threw, so what became of it is not known. */
export type Measured = (outcome: AppendOutcome['kind'] | 'failed', seconds: number) => void;

/** The same store, of which every append is told with how long it took. */
export function measuredEventStore(store: EventStore, measured: Measured): EventStore {
  return {
    append: async (stream, expectedRevision, events) => {
      const from = performance.now();
      let outcome: Parameters<Measured>[0] = 'failed';
      try {
        const appended = await store.append(stream, expectedRevision, events);
        outcome = appended.kind;
        return appended;
      } finally {
        measured(outcome, (performance.now() - from) / 1000);
      }
    },
    read: (stream) => store.read(stream),
    readLast: (stream) => store.readLast(stream),
    idAt: (position) => store.idAt(position),
    subscribe: (options) => store.subscribe(options),
    ping: (timeoutMs) => store.ping(timeoutMs),
    close: () => store.close(),
  };
}
