import { esdb, seeded, settle, until } from '../support.mjs';
const { START, END } = esdb;

// Subscriptions to $all that see some events only.
export default [
  {
    id: 'subscribe-05',
    when: '$all from end, filtered by stream prefix',
    run: async (w) => {
      await seeded(w);
      const log = w.follow(
        w.client.subscribeToAll({
          fromPosition: END,
          filter: esdb.streamNameFilter({ prefixes: [w.stream('in')] }),
        }),
      );
      await until(() => log.said.includes('confirmation'));
      await settle();
      await w.append(w.stream('in1'), w.events('a'));
      await w.append(w.stream('out'), w.events('b'));
      await w.append(w.stream('in2'), w.events('c'));
      await until(() => log.events.length === 2);
      await settle();
      await log.stop();
      return { events: log.shorts(), error: log.error ?? 'none' };
    },
  },
  ...[
    ['06', 'stream regex', (w) => esdb.streamNameFilter({ regex: `${w.prefix}(b|c)` })],
    [
      '07',
      'stream regex in the middle of the name',
      (w) => esdb.streamNameFilter({ regex: `${w.prefix.slice(4)}b` }),
    ],
    ['08', 'type prefix', (w) => esdb.eventTypeFilter({ prefixes: [`${w.prefix}T`] })],
    ['09', 'type regex', (w) => esdb.eventTypeFilter({ regex: `^${w.prefix}[TU]2$` })],
  ].map(([n, what, filter]) => ({
    id: `subscribe-${n}`,
    when: `$all from start filtered by ${what}`,
    run: async (w) => {
      for (const s of ['a', 'b', 'c'])
        for (const t of ['T1', 'T2', 'U2'])
          await w.append(w.stream(s), [w.event(`${s}${t}`, { type: `${w.prefix}${t}` })]);
      const log = w.follow(w.client.subscribeToAll({ fromPosition: START, filter: filter(w) }));
      await until(() => log.said.includes('caughtUp'), 20_000);
      await settle();
      await log.stop();
      return { events: log.shorts(), error: log.error ?? 'none' };
    },
  })),
  {
    id: 'subscribe-10',
    when: 'excludeSystemEvents: no type begins with $; without a filter metadata events are there',
    run: async (w) => {
      const s = await seeded(w, 1);
      await w.client.setStreamMetadata(s, { maxCount: 5 });
      const without = w.follow(
        w.client.subscribeToAll({ fromPosition: START, filter: esdb.excludeSystemEvents() }),
      );
      const whole = w.follow(w.client.subscribeToAll({ fromPosition: START }), { own: true });
      await until(
        () => without.said.includes('caughtUp') && whole.said.includes('caughtUp'),
        20_000,
      );
      await without.stop();
      await whole.stop();
      return {
        system: without.events.filter((r) => r.event?.type.startsWith('$')).length,
        own: whole.shorts(),
      };
    },
  },
];
