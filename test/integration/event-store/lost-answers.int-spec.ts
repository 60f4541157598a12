import { connectionString } from '../../../src/embedded-node/contract.js';
import { EsdbEventStore } from '../../../src/platform/event-store/esdb-event-store.js';
import { NO_STREAM } from '../../../src/platform/event-store/event-store.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { eventually } from '../../support/eventually.js';
import { TcpProxy } from '../../support/tcp-proxy.js';
import { OwnNode } from './own-node.js';

describe('an answer that never comes, from a node that goes on', () => {
  let node: OwnNode;
  let proxy: TcpProxy;
  let store: EsdbEventStore;
  let direct: EsdbEventStore;

  beforeEach(async () => {
    node = await OwnNode.start();
    proxy = await TcpProxy.start(() => node.port);
    const limits = { tryMs: 1_000, giveUpMs: 60_000 };
    const throughProxy = connectionString('127.0.0.1', proxy.port);
    store = new EsdbEventStore({ connectionString: throughProxy, ...limits });
    direct = new EsdbEventStore({ connectionString: node.connectionString, ...limits });
  });

  afterEach(async () => {
    await store.close();
    await direct.close();
    await proxy.stop();
    await node.remove();
  });

  const events = [eventToWrite(), eventToWrite()];
  const written = async (stream: string) =>
    (await direct.read(stream)).map(({ id, revision }) => [id, revision]);
  const once = events.map(({ id }, revision) => [id, revision]);
  const appended = { kind: 'appended', revision: 1 };

  it('is asked for again when the connection breaks after the commit', async () => {
    await store.append('warm', NO_STREAM, [eventToWrite()]);
    proxy.holdAnswers();
    const waiting = store.append('s', NO_STREAM, events);
    await eventually(
      () => written('s'),
      ({ length }) => length === 2,
    );
    proxy.cut();
    expect(await waiting).toMatchObject(appended);
    expect(await written('s')).toEqual(once);
  });

  it('is asked for on a new connection when the old one brings nothing any more', async () => {
    await store.append('warm', NO_STREAM, [eventToWrite()]);
    proxy.freeze();
    expect(await store.append('s', NO_STREAM, events)).toMatchObject(appended);
    expect(await store.read('s')).toHaveLength(2);
    expect(await written('s')).toEqual(once);
    expect(proxy.connections).toBeGreaterThan(1);
  });

  it('is a conflict when somebody else wrote meanwhile', async () => {
    await store.append('warm', NO_STREAM, [eventToWrite()]);
    await direct.append('connected', NO_STREAM, [eventToWrite()]);
    proxy.freeze();
    const waiting = store.append('s', NO_STREAM, events);
    const others = [eventToWrite()];
    await direct.append('s', NO_STREAM, others);
    expect(await waiting).toEqual({ kind: 'conflict' });
    expect(await written('s')).toEqual([[others[0]!.id, 0]]);
  });

  it('comes after a restart, and what was written stays written once', async () => {
    await store.append('warm', NO_STREAM, [eventToWrite()]);
    await node.stop();
    const waiting = [
      store.append('s', NO_STREAM, events),
      store.append('t', NO_STREAM, [eventToWrite()]),
      store.read('warm'),
    ];
    await node.startAgain();
    const [s, t, warm] = await Promise.all(waiting);
    expect(s).toMatchObject(appended);
    expect(t).toMatchObject({ revision: 0 });
    expect(warm).toHaveLength(1);
    expect(await written('s')).toEqual(once);
  });

  it('survives restarts in the middle of many appends: each is written once, at its place', async () => {
    let stopped = false;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      const ids: string[] = [];
      while (!stopped) {
        const event = eventToWrite();
        const outcome = await store.append(`w-${writer}`, ids.length - 1, [event]);
        expect(outcome).toMatchObject({ kind: 'appended', revision: ids.length });
        ids.push(event.id);
      }
      return ids;
    });
    for (let restarts = 0; restarts < 4; restarts += 1) {
      const before = (await direct.read('w-0')).length;
      await eventually(
        async () => (await direct.read('w-0')).length,
        (length) => length > before + 3,
      );
      await node.stop();
      await node.startAgain();
    }
    stopped = true;
    for (const [writer, ids] of (await Promise.all(writers)).entries()) {
      expect((await direct.read(`w-${writer}`)).map(({ id }) => id)).toEqual(ids);
    }
  });
});
