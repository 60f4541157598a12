import { esdb, sleep } from '../support.mjs';
const { ANY, NO_STREAM, STREAM_EXISTS, START, END, BACKWARDS } = esdb;

const seeded = async (w, count = 3) => {
  await w.append(w.stream(), w.many(count), NO_STREAM);
  return w.stream();
};
const deleted = (w) => (r) => ({
  position: r.position
    ? r.position.commit === r.position.prepare
      ? 'commit==prepare'
      : 'commit!=prepare'
    : 'none',
});
const del = (w, s, expectedRevision = ANY) =>
  w.answer(w.client.deleteStream(s, { expectedRevision }), deleted(w));
const tomb = (w, s, expectedRevision = ANY) =>
  w.answer(w.client.tombstoneStream(s, { expectedRevision }), deleted(w));
const meta = (w, s) =>
  w.answer(w.client.getStreamMetadata(s), (r) => ({
    stream: w.name(r.streamName),
    metadata: w.plain(r.metadata) ?? 'none',
    hasRevision: r.metastreamRevision !== undefined,
  }));

export default [
  {
    id: 'life-01',
    when: 'delete: reads find nothing, $all keeps the events',
    run: async (w) => {
      const s = await seeded(w);
      return [
        await del(w, s),
        await w.read(s),
        (await w.readOwn({ direction: BACKWARDS, fromPosition: END, maxCount: 500 })).map((r) =>
          w.short(r),
        ),
      ];
    },
  },
  {
    id: 'life-02',
    when: 'delete of a missing stream with any; with a wrong revision; twice',
    run: async (w) => {
      const s = await seeded(w);
      return [
        await del(w, w.stream('missing')),
        await del(w, s, 9n),
        await del(w, s, 2n),
        await del(w, s),
      ];
    },
  },
  {
    id: 'life-03',
    when: 'append after delete with any: numbering goes on, old events stay hidden',
    run: async (w) => {
      const s = await seeded(w);
      await del(w, s);
      return [await w.answer(w.append(s, w.events('x'))), await w.read(s), await meta(w, s)];
    },
  },
  {
    id: 'life-04',
    when: 'append after delete with no_stream',
    run: async (w) => {
      const s = await seeded(w);
      await del(w, s);
      return [await w.answer(w.append(s, w.events('x'), NO_STREAM)), await w.read(s)];
    },
  },
  {
    id: 'life-05',
    when: 'append after delete with stream_exists, then with the exact last revision',
    run: async (w) => {
      const s = await seeded(w);
      await del(w, s);
      return [
        await w.answer(w.append(s, w.events('x'), STREAM_EXISTS)),
        await w.answer(w.append(s, w.events('y'), 2n)),
        await w.read(s),
      ];
    },
  },
  {
    id: 'life-06',
    when: 'tombstone: every later call is refused',
    run: async (w) => {
      const s = await seeded(w);
      return [
        await tomb(w, s),
        await w.read(s),
        await w.answer(w.append(s, w.events('x'))),
        await del(w, s),
        await tomb(w, s),
        await w.answer(w.client.setStreamMetadata(s, { maxCount: 1 })),
        await meta(w, s),
      ];
    },
  },
  {
    id: 'life-07',
    when: 'tombstone of a missing stream; of a deleted stream; with a wrong revision',
    run: async (w) => {
      const s = await seeded(w);
      return [
        await tomb(w, w.stream('missing')),
        await w.answer(w.append(w.stream('missing'), w.events('x'))),
        await tomb(w, s, 9n),
        await del(w, s),
        await tomb(w, s),
      ];
    },
  },
  {
    id: 'life-08',
    when: 'maxCount 2 over five events, both directions',
    run: async (w) => {
      const s = await seeded(w, 5);
      await w.client.setStreamMetadata(s, { maxCount: 2 });
      return [
        await w.read(s),
        await w.read(s, { direction: BACKWARDS, fromRevision: END }),
        await w.answer(w.append(s, w.events('x'), 4n)),
        await w.read(s),
      ];
    },
  },
  {
    id: 'life-09',
    when: 'truncateBefore within and beyond',
    run: async (w) => {
      const s = await seeded(w, 5);
      await w.client.setStreamMetadata(s, { truncateBefore: 3 });
      const within = await w.read(s);
      await w.client.setStreamMetadata(s, { truncateBefore: 50 });
      return [within, await w.read(s), await w.answer(w.append(s, w.events('x'))), await w.read(s)];
    },
  },
  {
    id: 'life-10',
    when: 'maxAge of one second',
    run: async (w) => {
      const s = await seeded(w, 2);
      await w.client.setStreamMetadata(s, { maxAge: 1 });
      await sleep(2200);
      const old = await w.read(s);
      await w.append(s, w.events('x'));
      return [old, await w.read(s)];
    },
  },
  {
    id: 'life-11',
    when: 'custom metadata and acl come back; a stream without metadata',
    run: async (w) => {
      const s = await seeded(w);
      await w.client.setStreamMetadata(s, {
        maxCount: 7,
        maxAge: 3600,
        cacheControl: 5,
        acl: { readRoles: ['a', 'b'], writeRoles: ['c'] },
        custom: { deep: [1, 2] },
      });
      return [await meta(w, s), await meta(w, w.stream('bare')), await w.read(s)];
    },
  },
  {
    id: 'life-12',
    when: 'metadata written twice with no_stream',
    run: async (w) => {
      const s = await seeded(w);
      return [
        await w.answer(
          w.client.setStreamMetadata(s, { maxCount: 1 }, { expectedRevision: NO_STREAM }),
        ),
        await w.answer(
          w.client.setStreamMetadata(s, { maxCount: 2 }, { expectedRevision: NO_STREAM }),
        ),
        await meta(w, s),
      ];
    },
  },
  {
    id: 'life-13',
    when: 'the metadata stream read as a stream',
    run: async (w) => {
      const s = await seeded(w);
      await w.client.setStreamMetadata(s, { maxCount: 1 });
      await w.client.setStreamMetadata(s, { maxCount: 2 });
      return w.read(`$$${s}`, {}, (r) => w.recorded(r.event, { data: true }));
    },
  },
  {
    id: 'life-14',
    when: 'metadata set on a deleted stream',
    run: async (w) => {
      const s = await seeded(w);
      await del(w, s);
      await w.client.setStreamMetadata(s, { maxCount: 9 });
      return [await w.read(s), await meta(w, s)];
    },
  },
  {
    id: 'life-15',
    when: 'delete twice with any, then the revision goes on',
    run: async (w) => {
      const s = await seeded(w);
      return [await del(w, s), await del(w, s), await w.answer(w.append(s, w.events('x')))];
    },
  },
  {
    id: 'life-16',
    when: 'no_stream resent with the same ids after a delete',
    run: async (w) => {
      const s = await seeded(w, 1);
      await del(w, s);
      return [await w.answer(w.append(s, w.events('e0'), NO_STREAM)), await w.read(s)];
    },
  },
];
