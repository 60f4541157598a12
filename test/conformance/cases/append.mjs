import { esdb, increasing } from '../support.mjs';
const { ANY, NO_STREAM, STREAM_EXISTS, END, BACKWARDS } = esdb;

export default [
  {
    id: 'append-01',
    when: 'one event to a new stream, any revision',
    run: async (w) => w.answer(w.append(w.stream(), w.events('a'))),
  },
  {
    id: 'append-02',
    when: 'three events to a new stream, no_stream; read back whole',
    run: async (w) => [
      await w.answer(w.append(w.stream(), w.events('a', 'b', 'c'), NO_STREAM)),
      await w.read(w.stream(), {}, (r) => w.recorded(r.event, { data: true })),
    ],
  },
  {
    id: 'append-03',
    when: 'the right exact revision, then a wrong one, too low and too high',
    run: async (w) => {
      await w.append(w.stream(), w.events('a', 'b', 'c'), NO_STREAM);
      return [
        await w.answer(w.append(w.stream(), w.events('d'), 2n)),
        await w.answer(w.append(w.stream(), w.events('x'), 1n)),
        await w.answer(w.append(w.stream(), w.events('y'), 9n)),
        await w.answer(w.append(w.stream('new'), w.events('z'), 0n)),
        await w.read(w.stream()),
      ];
    },
  },
  {
    id: 'append-04',
    when: 'no_stream on an existing stream; stream_exists on a missing and on an existing one',
    run: async (w) => {
      await w.append(w.stream(), w.events('a'), NO_STREAM);
      return [
        await w.answer(w.append(w.stream(), w.events('b'), NO_STREAM)),
        await w.answer(w.append(w.stream('missing'), w.events('c'), STREAM_EXISTS)),
        await w.answer(w.append(w.stream(), w.events('d'), STREAM_EXISTS)),
      ];
    },
  },
  ...[
    ['no_stream', NO_STREAM],
    ['any', ANY],
  ].map(([name, expected], i) => ({
    id: `append-0${5 + i}`,
    when: `the same events and ids twice with ${name}`,
    run: async (w) => {
      const first = await w.append(w.stream(), w.events('a', 'b'), expected);
      const again = await w.append(w.stream(), w.events('a', 'b'), expected);
      return [
        w.result(first),
        w.result(again),
        { samePosition: first.position.commit === again.position.commit },
        await w.read(w.stream()),
      ];
    },
  })),
  {
    id: 'append-07',
    when: 'the same ids twice with stream_exists',
    run: async (w) => {
      await w.append(w.stream(), w.events('first'));
      return [
        await w.answer(w.append(w.stream(), w.events('a', 'b'), STREAM_EXISTS)),
        await w.answer(w.append(w.stream(), w.events('a', 'b'), STREAM_EXISTS)),
        await w.read(w.stream()),
      ];
    },
  },
  {
    id: 'append-08',
    when: 'resent at the same exact revision, then at the new last revision',
    run: async (w) => {
      await w.append(w.stream(), w.events('a', 'b', 'c'), NO_STREAM);
      return [
        await w.answer(w.append(w.stream(), w.events('d', 'e'), 2n)),
        await w.answer(w.append(w.stream(), w.events('d', 'e'), 2n)),
        await w.answer(w.append(w.stream(), w.events('d', 'e'), 4n)),
        await w.read(w.stream()),
      ];
    },
  },
  {
    id: 'append-09',
    when: 'partly known ids with any: known first, unknown first',
    run: async (w) => {
      await w.append(w.stream(), w.events('a', 'b'));
      return [
        await w.answer(w.append(w.stream(), w.events('a', 'c'))),
        await w.answer(w.append(w.stream(), w.events('d', 'b'))),
        await w.read(w.stream()),
      ];
    },
  },
  {
    id: 'append-10',
    when: 'after [a,b,c] with no_stream: its prefix, a longer list, and a different order',
    run: async (w) => {
      await w.append(w.stream(), w.events('a', 'b', 'c'), NO_STREAM);
      return [
        await w.answer(w.append(w.stream(), w.events('a', 'b'), NO_STREAM)),
        await w.answer(w.append(w.stream(), w.events('a', 'b', 'c', 'd'), NO_STREAM)),
        await w.answer(w.append(w.stream(), w.events('b', 'a'), NO_STREAM)),
        await w.read(w.stream()),
      ];
    },
  },
  {
    id: 'append-11',
    when: 'one id in two streams',
    run: async (w) => [
      await w.answer(w.append(w.stream('s'), w.events('a'))),
      await w.answer(w.append(w.stream('t'), w.events('a'))),
      await w.read(w.stream('s')),
      await w.read(w.stream('t')),
    ],
  },
  {
    id: 'append-12',
    when: "the result's position is the last event's position, on both ways of reading",
    run: async (w) => {
      const { position } = await w.append(w.stream(), w.events('a', 'b'));
      const events = [];
      for await (const { event } of w.client.readStream(w.stream())) events.push(event);
      const all = (await w.readOwn({ direction: BACKWARDS, fromPosition: END, maxCount: 500 })).map(
        (r) => r.event,
      );
      return {
        streamReadHasPosition: events[1].position !== undefined,
        sameAsStreamRead: events[1].position?.commit === position.commit,
        sameAsAllRead: all[0].position.commit === position.commit,
        strictlyIncreasing: all[1].position.commit < all[0].position.commit,
        newestFirst: all.map((e) => Number(e.revision)),
      };
    },
  },
  {
    id: 'append-13',
    when: 'ten appends at the same exact revision at once',
    run: async (w) => {
      await w.append(w.stream(), w.events('a'));
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) => w.answer(w.append(w.stream(), w.events(`c${i}`), 0n))),
      );
      const losers = answers.filter((a) => !a.success);
      return {
        winners: answers.length - losers.length,
        losers: [...new Set(losers.map((l) => JSON.stringify(l)))],
        length: (await w.read(w.stream())).length,
      };
    },
  },
  {
    id: 'append-14',
    when: '200 appends in flight on one stream with any',
    run: async (w) => {
      await w.append(w.stream(), w.events('first'));
      const results = await Promise.all(
        Array.from({ length: 200 }, (_, i) => w.append(w.stream(), w.events(`c${i}`))),
      );
      return {
        inCallOrder: results.every((r, i) => r.nextExpectedRevision === BigInt(i + 1)),
        onlyIncreasing: increasing(results.map((r) => r.position.commit)),
      };
    },
  },
  {
    id: 'append-15',
    when: 'five events of one append among other writers: contiguous in $all',
    run: async (w) => {
      await Promise.all(
        [...Array(20).keys()].map((i) => w.append(w.stream(`n${i}`), w.many(5, `n${i}-`))),
      );
      const order = (await w.readOwn({ direction: BACKWARDS, fromPosition: END, maxCount: 2000 }))
        .map((r) => w.name(r.event.streamId))
        .reverse();
      const runs = order.filter((s, i) => s !== order[i - 1]);
      return { events: order.length, runs: runs.length };
    },
  },
  {
    id: 'append-16',
    when: 'no events: to a missing stream with any, to an existing one with no_stream and with its revision',
    run: async (w) => {
      await w.append(w.stream(), w.events('a'));
      return [
        await w.answer(w.append(w.stream('missing'), [])),
        await w.read(w.stream('missing')),
        await w.answer(w.append(w.stream(), [], NO_STREAM)),
        await w.answer(w.append(w.stream(), [], 0n)),
        await w.read(w.stream()),
      ];
    },
  },
];
