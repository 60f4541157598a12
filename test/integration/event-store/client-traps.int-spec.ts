import { EsdbEventStore } from '../../../src/platform/event-store/esdb-event-store.js';
import { NO_STREAM } from '../../../src/platform/event-store/event-store.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { readAnswer, ScriptedEventStore, type Script } from '../../support/scripted-event-store.js';

const PATIENT = { tryMs: 60_000, giveUpMs: 60_000 };
const IMPATIENT = { tryMs: 300, giveUpMs: 60_000 };

describe('a server that does not answer as it should', () => {
  const ends: (() => Promise<void> | void)[] = [];

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function scripted(script: Script): Promise<ScriptedEventStore> {
    const server = await ScriptedEventStore.start(script);
    ends.push(() => {
      server.stop();
    });
    return server;
  }

  function storeOn({ connectionString }: ScriptedEventStore, limits = PATIENT): EsdbEventStore {
    const store = new EsdbEventStore({ connectionString, ...limits });
    ends.push(() => store.close());
    return store;
  }

  const appended = { kind: 'appended', revision: 1 };
  const events = [eventToWrite({ text: 'é' }), eventToWrite({ number: 1e21 })];
  const unavailable = { name: 'EventStoreUnavailable' };

  it('is asked again, by a new client and with the same bytes, when it is silent', async () => {
    const server = await scripted({ append: (nth) => (nth === 0 ? 'silence' : 'answer') });
    const store = storeOn(server, IMPATIENT);
    await expect(store.append('s', NO_STREAM, events)).resolves.toMatchObject(appended);
    const [first, ...others] = server.appends;
    expect(others.length).toBeGreaterThan(0);
    for (const again of others) {
      expect(again.bytes).toBe(first?.bytes);
      expect(again.client).not.toBe(first?.client);
    }
  });

  it('is asked by a new client after it failed to tell its features', async () => {
    const server = await scripted({ features: (nth) => (nth === 0 ? 'internal-error' : 'answer') });
    const store = storeOn(server);
    await expect(store.append('s', NO_STREAM, events)).resolves.toMatchObject(appended);
    await expect(store.append('t', NO_STREAM, events)).resolves.toMatchObject(appended);
    expect(server.features).toBe(2);
  });

  it('is asked by a new client after it did not tell its features', async () => {
    const server = await scripted({ features: (nth) => (nth === 0 ? 'silence' : 'answer') });
    const store = storeOn(server, IMPATIENT);
    await expect(store.append('s', NO_STREAM, events)).resolves.toMatchObject(appended);
  });

  it('is asked by a new client after it ended the stream of appends with OK', async () => {
    const server = await scripted({ append: (nth) => (nth === 0 ? 'end-with-ok' : 'answer') });
    const store = storeOn(server, IMPATIENT);
    await expect(store.append('s', NO_STREAM, events)).resolves.toMatchObject(appended);
    await expect(store.append('t', NO_STREAM, events)).resolves.toMatchObject(appended);
  });

  it('is asked again after it broke the stream of appends', async () => {
    const server = await scripted({ append: (nth) => (nth < 2 ? 'break' : 'answer') });
    const store = storeOn(server, IMPATIENT); // what is sent after the break is never answered
    const both = ['s', 't'].map((stream) => store.append(stream, NO_STREAM, events));
    for (const one of both) await expect(one).resolves.toMatchObject(appended);
  });

  it('is not available when it stays silent', async () => {
    const server = await scripted({ append: () => 'silence' });
    const store = storeOn(server, { tryMs: 300, giveUpMs: 3_000 });
    await expect(store.append('s', NO_STREAM, events)).rejects.toMatchObject({
      ...unavailable,
      cause: { name: 'TimedOut' },
    });
    expect(server.appends.length).toBeGreaterThan(1);
  });

  it('is not available when nobody listens', async () => {
    const server = await scripted({});
    server.stop();
    const store = storeOn(server, { tryMs: 5_000, giveUpMs: 200 });
    await expect(store.append('s', NO_STREAM, events)).rejects.toMatchObject(unavailable);
    await expect(store.read('s')).rejects.toMatchObject(unavailable);
    await expect(store.readLast('s')).rejects.toMatchObject(unavailable);
    await expect(store.ping(200)).rejects.toThrow();
  });

  it('never makes half of a stream look like all of it', async () => {
    const tell = (nth: number) => readAnswer('s', nth, events[nth]!);
    let half: () => void = () => undefined;
    const halfway = new Promise<void>((resolve) => (half = resolve));
    const server = await scripted({
      features: (nth) => (nth === 0 ? 'internal-error' : 'answer'),
      read: (nth, call) => {
        call.write(tell(0));
        if (nth > 0) {
          call.write(tell(1));
          call.end();
        } else half();
      },
    });
    const store = storeOn(server);
    const reading = store.read('s');
    await halfway;
    await store.append('t', NO_STREAM, events); // its first client is given up, and with it the read
    expect((await reading).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(server.reads).toBe(2);
  });

  it('keeps a client that is well when the client of somebody else is given up', async () => {
    const server = await scripted({ append: (nth) => (nth === 0 ? 'silence' : 'answer') });
    const [mine, other] = [storeOn(server), storeOn(server)];
    const waiting = mine.append('s', NO_STREAM, events);
    while (server.appends.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await other.append('t', NO_STREAM, events);
    await other.close(); // client 6.2.1 now fails the appends of all clients
    await expect(waiting).resolves.toMatchObject(appended);
    const [first, , again] = server.appends;
    expect(again?.client).toBe(first?.client);
  });

  it('does not keep anybody waiting once the store is closed', async () => {
    const server = await scripted({ append: () => 'silence', read: () => undefined });
    const store = storeOn(server);
    const waiting = [store.append('s', NO_STREAM, events), store.read('s')];
    while (server.appends.length + server.reads < 2) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await store.close();
    for (const one of waiting) await expect(one).rejects.toMatchObject(unavailable);
    expect(server.appends).toHaveLength(1);
  });

  it('does not gather the pings that it did not answer', async () => {
    let open = 0;
    const server = await scripted({
      read: (_, call) => {
        open += 1;
        call.on('cancelled', () => (open -= 1));
      },
    });
    const store = storeOn(server);
    await expect(store.ping(1_000)).rejects.toMatchObject({ name: 'TimedOut' });
    while (server.reads === 0 || open > 0) await new Promise((resolve) => setImmediate(resolve));
  });
});
