import fc from 'fast-check';
import { connectionString } from '../../../src/embedded-node/contract.js';
import { EsdbEventStore } from '../../../src/platform/event-store/esdb-event-store.js';
import { NO_STREAM } from '../../../src/platform/event-store/event-store.js';
import { follow } from '../../../src/platform/subscriptions/follow.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { TcpProxy } from '../../support/tcp-proxy.js';
import { OwnNode } from './own-node.js';

const STREAMS = 8;
const EACH = 40;
const limits = { tryMs: 5_000, giveUpMs: 30_000 };

describe('following through a connection that is cut at any byte', () => {
  let node: OwnNode;
  let direct: EsdbEventStore;
  const written: string[] = [];

  /** Events of some size, so that a cut falls into the middle of one as well as between two. */
  const some = (count: number) =>
    Array.from({ length: count }, (_, n) => eventToWrite({ text: 'é'.repeat(n * 7) }));

  beforeAll(async () => {
    node = await OwnNode.start();
    direct = new EsdbEventStore({ connectionString: node.connectionString, ...limits });
    for (let stream = 0; stream < STREAMS; stream += 1) {
      const events = some(EACH);
      await direct.append(`cut-${stream}`, NO_STREAM, events);
      await direct.append(`noise-${stream}`, NO_STREAM, some(EACH));
      written.push(...events.map(({ id }) => id));
    }
  });

  afterAll(async () => {
    await direct.close();
    await node.remove();
  });

  it('brings every event once and in order', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: 60_000 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, async (bytes) => {
        const proxy = await TcpProxy.start(
          () => node.port,
          (nth) => bytes[nth] ?? Infinity,
        );
        const store = new EsdbEventStore({
          ...{ connectionString: connectionString('127.0.0.1', proxy.port), ...limits },
        });
        const stop = new AbortController();
        const heard: string[] = [];
        const following = follow(store, {
          ...{ prefixes: ['cut-'], signal: stop.signal },
          backoff: { baseMs: 1, capMs: 1 },
        });
        for await (const delivery of following) {
          if (delivery.kind === 'event') heard.push(delivery.event.id);
          if (delivery.kind === 'caught-up' && heard.length >= written.length) stop.abort();
        }
        expect(heard).toEqual(written);
        await store.close();
        await proxy.stop();
      }),
      { numRuns: 40 },
    );
  });

  it('brings what is written meanwhile, across cuts and restarts of the node', async () => {
    const proxy = await TcpProxy.start(() => node.port);
    const store = new EsdbEventStore({
      ...{ connectionString: connectionString('127.0.0.1', proxy.port), ...limits },
    });
    const stop = new AbortController();
    const live = some(60);
    const heard: string[] = [];
    let next = 0;
    const interrupt = async (): Promise<void> => {
      proxy.cut();
      if (next % 20 !== 9) return;
      await node.stop();
      await node.startAgain();
    };
    for await (const delivery of follow(store, { prefixes: ['live'], signal: stop.signal })) {
      if (delivery.kind === 'event') heard.push(delivery.event.id);
      if (heard.length === live.length) stop.abort();
      if (delivery.kind === 'checkpoint' || heard.length < next || next === live.length) continue;
      if (next % 10 === 9) await interrupt();
      await direct.append('live', next - 1, [live[next]!]);
      next += 1;
    }
    expect(heard).toEqual(live.map(({ id }) => id));
    await store.close();
    await proxy.stop();
  });
});
