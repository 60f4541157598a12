import { EventStoreDBClient } from '@eventstore/db-client';
import { EsdbEventStore } from '../../../src/platform/event-store/esdb-event-store.js';
import { NO_STREAM } from '../../../src/platform/event-store/event-store.js';
import { EventsGone } from '../../../src/platform/event-store/events-gone.js';
import { endsStream } from '../../../src/platform/event-store/recorded-event.js';
import { sharingSubscriptions } from '../../../src/platform/event-store/shared-subscriptions.js';
import { describeEventStore } from '../../contract/event-store/event-store.contract.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { OwnNode } from './own-node.js';

const limits = { tryMs: 5_000, giveUpMs: 15_000 };

describe('the embedded node through the client', () => {
  let node: OwnNode;

  beforeAll(async () => {
    node = await OwnNode.start();
  });

  afterAll(() => node.remove());

  describeEventStore(() =>
    Promise.resolve(new EsdbEventStore({ connectionString: node.connectionString, ...limits })),
  );

  describe('with shared subscriptions', () => {
    describeEventStore(() => {
      const store = new EsdbEventStore({ connectionString: node.connectionString, ...limits });
      return Promise.resolve(sharingSubscriptions(store));
    });
  });

  it('has no event of a stream that was deleted for good', async () => {
    const store = new EsdbEventStore({ connectionString: node.connectionString, ...limits });
    const client = EventStoreDBClient.connectionString(node.connectionString);
    try {
      await store.append('gone-for-good', NO_STREAM, [eventToWrite({ n: 1 })]);
      await client.tombstoneStream('gone-for-good');
      await expect(store.read('gone-for-good')).rejects.toThrow(EventsGone);
      const more = store.append('gone-for-good', NO_STREAM, [eventToWrite({ n: 2 })]);
      await expect(more).rejects.toThrow(EventsGone);
      const over = new AbortController();
      const ends: boolean[] = [];
      const told = store.subscribe({ prefixes: ['gone-for-good'], signal: over.signal });
      for await (const delivery of told) {
        if (delivery.kind === 'caught-up') over.abort();
        else if (delivery.kind === 'foreign') ends.push(endsStream(delivery.event));
      }
      expect(ends).toEqual([true]);
    } finally {
      await client.dispose();
      await store.close();
    }
  });

  it('tells that a stream was deleted, even if something was written behind the gap since', async () => {
    const store = new EsdbEventStore({ connectionString: node.connectionString, ...limits });
    const client = EventStoreDBClient.connectionString(node.connectionString);
    try {
      const [before, after] = [eventToWrite({ n: 1 }), eventToWrite({ n: 2 })];
      await store.append('gone', NO_STREAM, [before]);
      await client.deleteStream('gone');
      await expect(store.read('gone')).rejects.toMatchObject({ name: 'EventsGone', found: [] });
      await expect(store.append('gone', NO_STREAM, [after])).rejects.toThrow(EventsGone);
      const found = [{ id: after.id, revision: 1 }];
      await expect(store.read('gone')).rejects.toMatchObject({ name: 'EventsGone', found });
    } finally {
      await client.dispose();
      await store.close();
    }
  });
});

const outside = process.env['TEST_EVENTSTORE_URL'];

if (outside === undefined || outside === '') {
  describe.skip('EventStoreDB', () => {
    it('needs TEST_EVENTSTORE_URL, for example esdb://127.0.0.1:2113?tls=false', () => undefined);
  });
} else {
  describe('EventStoreDB', () => {
    describeEventStore(() =>
      Promise.resolve(new EsdbEventStore({ connectionString: outside, ...limits })),
    );
  });
}
