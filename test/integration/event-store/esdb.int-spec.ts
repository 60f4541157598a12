import { EsdbEventStore } from '../../../src/platform/event-store/esdb-event-store.js';
import { describeEventStore } from '../../contract/event-store/event-store.contract.js';
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
