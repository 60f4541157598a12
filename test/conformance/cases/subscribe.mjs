import { esdb, seeded, settle, sleep, until } from '../support.mjs';
const { START, END, BACKWARDS } = esdb;

const told = (log) => ({
  said: log.said.filter((s, i, a) => s !== a[i - 1]),
  events: log.shorts(),
  error: log.error ?? 'none',
});
const numbered = (log, from = 0) =>
  log.events.every((r, i) => Number(r.event.revision) === i + from);

export default [
  {
    id: 'subscribe-01',
    when: 'a stream from start, then live events',
    run: async (w) => {
      const s = await seeded(w);
      const log = w.follow(w.client.subscribeToStream(s, { fromRevision: START }));
      await until(() => log.said.includes('caughtUp'));
      await w.append(s, w.events('x', 'y'));
      await until(() => log.events.length === 5);
      await settle();
      await log.stop();
      return told(log);
    },
  },
  {
    id: 'subscribe-02',
    when: 'a stream from a revision (exclusive) and from end',
    run: async (w) => {
      const s = await seeded(w);
      const a = w.follow(w.client.subscribeToStream(s, { fromRevision: 0n }));
      const b = w.follow(w.client.subscribeToStream(s, { fromRevision: END }));
      await until(() => a.said.includes('caughtUp') && b.said.includes('caughtUp'));
      await w.append(s, w.events('x'));
      await until(() => b.events.length === 1 && a.events.length === 3);
      await settle();
      await a.stop();
      await b.stop();
      return [told(a), told(b)];
    },
  },
  {
    id: 'subscribe-03',
    when: 'a stream that does not exist yet',
    atLeast: (a) =>
      a.said[0] === 'confirmation' && a.events.join() === 's@0:x' && a.error === 'none',
    run: async (w) => {
      const log = w.follow(w.client.subscribeToStream(w.stream()));
      await until(() => log.said.includes('caughtUp'));
      await w.append(w.stream(), w.events('x'));
      await until(() => log.events.length === 1);
      await log.stop();
      return told(log);
    },
  },
  {
    id: 'subscribe-04',
    when: "$all from an event's position (exclusive)",
    run: async (w) => {
      await seeded(w, 4);
      const own = (
        await w.readOwn({ direction: BACKWARDS, fromPosition: END, maxCount: 500 })
      ).reverse();
      const log = w.follow(w.client.subscribeToAll({ fromPosition: own[1].event.position }), {
        own: true,
      });
      await until(() => log.said.includes('caughtUp'));
      await w.append(w.stream(), w.events('x'));
      await until(() => log.events.length === 3);
      await settle();
      await log.stop();
      return told(log);
    },
  },
  {
    id: 'subscribe-11',
    when: '5,000 events written while it catches up: each once, in order (23.10 sometimes drops it as too slow; later servers and we must not)',
    atLeast: (a) => a.inOrder && a.all && a.count === 5000 && a.error === 'none',
    run: async (w) => {
      await w.append(w.stream(), w.many(2000, 'a'));
      const log = w.follow(w.client.subscribeToStream(w.stream()));
      for (let i = 0; i < 30; i++) await w.append(w.stream(), w.many(100, `b${i}-`));
      const all = await until(() => log.events.length >= 5000, 30_000);
      await settle();
      await log.stop();
      return { all, count: log.events.length, inOrder: numbered(log), error: log.error ?? 'none' };
    },
  },
  {
    id: 'subscribe-12',
    when: 'a slow consumer and 2,000 live events: each once, in order (23.10 sometimes drops it as too slow; later servers and we must not)',
    atLeast: (a) => a.inOrder && a.count === 2000 && a.error === 'none',
    run: async (w) => {
      const subscription = w.client.subscribeToStream(w.stream());
      const seen = [];
      let error = 'none';
      const consuming = (async () => {
        for await (const { event } of subscription) {
          if (seen.length % 100 === 0) await sleep(20);
          seen.push(Number(event.revision));
          if (seen.length === 2000) break;
        }
      })().catch((e) => (error = w.error(e)));
      await sleep(200);
      for (let i = 0; i < 20; i++) await w.append(w.stream(), w.many(100, `b${i}-`));
      const giveUp = new AbortController();
      await Promise.race([consuming, sleep(30_000, giveUp.signal)]);
      giveUp.abort();
      return { count: seen.length, inOrder: seen.every((n, i) => n === i), error };
    },
  },
  {
    id: 'subscribe-13',
    when: 'unsubscribed: ends without error, hears nothing more',
    run: async (w) => {
      const s = await seeded(w, 1);
      const log = w.follow(w.client.subscribeToStream(s));
      await until(() => log.said.includes('caughtUp'));
      await log.stop();
      await w.append(s, w.events('x'));
      await settle();
      return { ...told(log), ended: log.ended };
    },
  },
  {
    id: 'subscribe-14',
    when: 'the stream is deleted and written again while subscribed',
    run: async (w) => {
      const s = await seeded(w, 2);
      const log = w.follow(w.client.subscribeToStream(s));
      await until(() => log.said.includes('caughtUp'));
      await w.client.deleteStream(s);
      await w.append(s, w.events('x'));
      await until(() => log.events.length === 3);
      await settle();
      await log.stop();
      return { events: log.shorts(), error: log.error ?? 'none' };
    },
  },
  {
    id: 'subscribe-15',
    when: 'the stream is tombstoned while subscribed; subscribing afterwards',
    run: async (w) => {
      const s = await seeded(w, 1);
      const log = w.follow(w.client.subscribeToStream(s));
      await until(() => log.said.includes('caughtUp'));
      await w.client.tombstoneStream(s);
      await until(() => log.error);
      const later = w.follow(w.client.subscribeToStream(s));
      await until(() => later.error);
      return [
        { events: log.events.map((r) => r.event.type), error: log.error ?? 'none' },
        { events: later.events.length, error: later.error ?? 'none' },
      ];
    },
  },
  {
    id: 'subscribe-16',
    when: 'links resolved by a subscription',
    run: async (w) => {
      const s = await seeded(w, 2);
      await w.append(w.stream('links'), [
        esdb.binaryEvent({ id: w.id('l'), type: '$>', data: Buffer.from(`1@${s}`) }),
      ]);
      const log = w.follow(w.client.subscribeToStream(w.stream('links'), { resolveLinkTos: true }));
      await until(() => log.events.length === 1);
      await log.stop();
      return told(log).events;
    },
  },
  {
    id: 'subscribe-17',
    when: 'filtered checkpoints over events that do not match: there are some, they increase, and resuming from one misses nothing',
    run: async (w) => {
      const positions = [];
      const filter = () =>
        esdb.streamNameFilter({
          prefixes: [w.stream('match')],
          checkpointInterval: 1,
          maxSearchWindow: 10,
          checkpointReached: async (_s, p) => void positions.push(p),
        });
      await w.append(w.stream('match'), w.events('a'));
      for (let i = 0; i < 100; i++) await w.append(w.stream('other'), w.events(`o${i}`));
      await w.append(w.stream('match'), w.events('b'));
      const log = w.follow(w.client.subscribeToAll({ fromPosition: START, filter: filter() }));
      await until(() => log.events.length === 2 && log.said.includes('caughtUp'), 20_000);
      await log.stop();
      const [a, b] = log.events.map((r) => r.event.position.commit);
      const between = positions.filter((p) => p.commit > a && p.commit < b);
      const resumed = w.follow(
        w.client.subscribeToAll({
          fromPosition: between.at(-1),
          filter: esdb.streamNameFilter({ prefixes: [w.stream('match')] }),
        }),
      );
      await until(() => resumed.said.includes('caughtUp'), 20_000);
      await resumed.stop();
      return {
        events: log.shorts(),
        someBetween: between.length > 0,
        neverBackwards: positions.every((p, i) => i === 0 || p.commit >= positions[i - 1].commit),
        resumed: resumed.shorts(),
      };
    },
  },
  {
    id: 'subscribe-18',
    when: 'a filter that matches nothing still gives a checkpoint, before or at catch-up',
    run: async (w) => {
      await w.append(w.stream(), w.many(100));
      let checkpoints = 0;
      const log = w.follow(
        w.client.subscribeToAll({
          fromPosition: START,
          filter: esdb.streamNameFilter({
            prefixes: [w.stream('nothing')],
            checkpointReached: async () => void checkpoints++,
          }),
        }),
      );
      await until(() => log.said.includes('caughtUp'), 20_000);
      await settle();
      await log.stop();
      return { atLeastOne: checkpoints > 0, events: log.events.length };
    },
  },
  {
    id: 'subscribe-19',
    when: 'two subscriptions at different places on one client',
    run: async (w) => {
      const s = await seeded(w, 5);
      const a = w.follow(w.client.subscribeToStream(s, { fromRevision: 1n }));
      const b = w.follow(w.client.subscribeToStream(s, { fromRevision: 3n }));
      await until(() => a.events.length === 3 && b.events.length === 1);
      await settle();
      await a.stop();
      await b.stop();
      return [a.shorts(), b.shorts()];
    },
  },
];
