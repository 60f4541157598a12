import { esdb, increasing } from '../support.mjs';
const { NO_STREAM, START, END, BACKWARDS, FORWARDS } = esdb;

const seeded = async (w, count = 5) => {
  await w.append(w.stream(), w.many(count), NO_STREAM);
  return w.stream();
};
const link = (w, label, target) =>
  esdb.binaryEvent({ id: w.id(label), type: '$>', data: Buffer.from(target) });

export default [
  {
    id: 'read-01',
    when: 'a missing stream, forwards and backwards',
    run: async (w) => [
      await w.read(w.stream()),
      await w.read(w.stream(), { direction: BACKWARDS, fromRevision: END }),
    ],
  },
  {
    id: 'read-02',
    when: 'forwards from start, from a revision, with maxCount, from beyond the last',
    run: async (w) => {
      const s = await seeded(w);
      return [
        await w.read(s),
        await w.read(s, { fromRevision: 2n }),
        await w.read(s, { fromRevision: 1n, maxCount: 2 }),
        await w.read(s, { fromRevision: 99n }),
        await w.read(s, { fromRevision: START, maxCount: 1 }),
      ];
    },
  },
  {
    id: 'read-03',
    when: 'backwards from end, from a revision, from start, from beyond the last, with maxCount',
    run: async (w) => {
      const s = await seeded(w);
      const back = (o) => w.read(s, { direction: BACKWARDS, ...o });
      return [
        await back({ fromRevision: END }),
        await back({ fromRevision: 2n }),
        await back({ fromRevision: START }),
        await back({ fromRevision: 99n }),
        await back({ fromRevision: END, maxCount: 2 }),
      ];
    },
  },
  {
    id: 'read-04',
    when: 'forwards from end',
    run: async (w) => w.read(await seeded(w), { fromRevision: END }),
  },
  {
    id: 'read-05',
    when: '10,000 events in one read; breaking out early; a later read works',
    run: async (w) => {
      for (let i = 0; i < 10; i++) await w.append(w.stream(), w.many(1000, `b${i}-`));
      let n = 0n;
      let ordered = true;
      for await (const { event } of w.client.readStream(w.stream()))
        ordered &&= event.revision === n++;
      let taken = 0;
      for await (const _ of w.client.readStream(w.stream())) if (++taken === 10) break;
      return {
        count: Number(n),
        ordered,
        taken,
        after: (await w.read(w.stream(), { maxCount: 3 })).length,
      };
    },
  },
  {
    id: 'read-06',
    when: "$all forwards from an event's position (inclusive) and backwards from it (exclusive)",
    run: async (w) => {
      await seeded(w);
      const own = (
        await w.readOwn({ direction: BACKWARDS, fromPosition: END, maxCount: 500 })
      ).reverse();
      const middle = own[2].event.position;
      const forwards = await w.readOwn({ direction: FORWARDS, fromPosition: middle });
      const backwards = await w.readOwn({
        direction: BACKWARDS,
        fromPosition: middle,
        maxCount: 500,
      });
      return [
        own.map((r) => w.short(r)),
        forwards.map((r) => w.short(r)),
        backwards.map((r) => w.short(r)),
        increasing(own.map((r) => r.event.position.commit)),
      ];
    },
  },
  {
    id: 'read-07',
    when: '$all: the newest event, forwards from end, backwards from start',
    run: async (w) => {
      await seeded(w, 1);
      return [
        await w.collect(w.client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 })),
        await w.collect(w.client.readAll({ direction: FORWARDS, fromPosition: END })),
        await w.collect(w.client.readAll({ direction: BACKWARDS, fromPosition: START })),
      ];
    },
  },
  {
    id: 'read-08',
    when: 'links: resolved and not resolved, in stream order',
    run: async (w) => {
      const s = await seeded(w, 3);
      await w.append(w.stream('links'), [link(w, 'l0', `1@${s}`), link(w, 'l1', `0@${s}`)]);
      return [
        await w.read(w.stream('links'), { resolveLinkTos: true }),
        await w.read(w.stream('links'), { resolveLinkTos: false }),
        await w.read(w.stream('links')),
      ];
    },
  },
  {
    id: 'read-09',
    when: 'links to an event that never was, to a deleted stream, to a truncated event',
    run: async (w) => {
      const s = await seeded(w, 3);
      await w.append(w.stream('gone'), w.events('g'));
      await w.append(w.stream('links'), [
        link(w, 'l0', `77@${s}`),
        link(w, 'l1', `0@${w.stream('gone')}`),
        link(w, 'l2', `0@${s}`),
        link(w, 'l3', `0@${w.stream('never')}`),
      ]);
      await w.client.deleteStream(w.stream('gone'));
      await w.client.setStreamMetadata(s, { truncateBefore: 1 });
      return w.read(w.stream('links'), { resolveLinkTos: true });
    },
  },
  {
    id: 'read-10',
    when: 'links resolved while reading $all',
    run: async (w) => {
      const s = await seeded(w, 1);
      await w.append(w.stream('links'), [link(w, 'l0', `0@${s}`)]);
      return (
        await w.readOwn({
          direction: BACKWARDS,
          fromPosition: END,
          maxCount: 500,
          resolveLinkTos: true,
        })
      ).map((r) => w.short(r));
    },
  },
  {
    id: 'read-11',
    when: 'a read cancelled half-way ends without error',
    run: async (w) => {
      const s = await seeded(w, 200);
      const reading = w.client.readStream(s);
      let n = 0;
      try {
        for await (const _ of reading) if (++n === 5) await reading.cancel();
      } catch (e) {
        return w.error(e);
      }
      return { ended: true, atLeast: n >= 5 };
    },
  },
  {
    id: 'read-12',
    when: 'a stream that only ever had metadata set',
    run: async (w) => {
      await w.client.setStreamMetadata(w.stream(), { maxCount: 3 });
      return [
        await w.read(w.stream()),
        await w.answer(w.append(w.stream(), w.events('a'), NO_STREAM)),
      ];
    },
  },
  {
    id: 'read-13',
    when: 'maxCount 1 backwards from end: the usual way to see the last event',
    run: async (w) =>
      w.read(await seeded(w, 4), { direction: BACKWARDS, fromRevision: END, maxCount: 1 }, (r) =>
        w.recorded(r.event, { data: true }),
      ),
  },
];
