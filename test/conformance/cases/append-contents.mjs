import { esdb } from '../support.mjs';
const { ANY, NO_STREAM, STREAM_EXISTS } = esdb;

// What may be in an append: bytes, names, sizes, ids.
export default [
  {
    id: 'append-17',
    when: 'json, binary, with and without metadata',
    run: async (w) => {
      const bytes = new Uint8Array([0, 1, 254, 255]);
      await w.append(w.stream(), [
        w.event('json', { data: { n: 1, text: 'é', list: [1, null] }, metadata: { who: 'me' } }),
        w.event('bare', { data: {} }),
        esdb.binaryEvent({ id: w.id('binary'), type: 'raw', data: bytes, metadata: bytes }),
      ]);
      return w.read(w.stream(), {}, (r) => w.recorded(r.event, { data: true }));
    },
  },
  {
    id: 'append-18',
    when: 'unicode in stream name, type and data',
    run: async (w) => {
      const s = w.stream('straße-注文-🎓');
      return [
        await w.answer(w.append(s, [w.event('a', { type: 'geöffnet-✅', data: { 名: '値' } })])),
        await w.read(s, {}, (r) => w.recorded(r.event, { data: true })),
      ];
    },
  },
  {
    id: 'append-19',
    when: 'more bytes than the maximum append size in one append; the next append works',
    run: async (w) => {
      const big = 'x'.repeat(700_000);
      return [
        await w.answer(
          w.append(w.stream(), [w.event('a', { data: { big } }), w.event('b', { data: { big } })]),
        ),
        await w.read(w.stream()),
        await w.answer(w.append(w.stream(), w.events('c'))),
      ];
    },
  },
  {
    id: 'append-20',
    when: 'about one million bytes cut into many messages by a small batchAppendSize',
    run: async (w) => {
      const events = w.many(100, 'e', { data: { text: 'x'.repeat(9_500) } });
      return [
        await w.answer(w.append(w.stream(), events, NO_STREAM, { batchAppendSize: 65_536 })),
        (await w.read(w.stream())).length,
      ];
    },
  },
  {
    id: 'append-21',
    when: 'one event larger than batchAppendSize',
    run: async (w) => [
      await w.answer(
        w.append(w.stream(), [w.event('a', { data: { text: 'x'.repeat(200_000) } })], NO_STREAM, {
          batchAppendSize: 65_536,
        }),
      ),
      (await w.read(w.stream())).length,
    ],
  },
  {
    id: 'append-22',
    when: 'with credentials on the call (the older Append method): success, repeat, conflict, too big',
    run: async (w) => {
      const options = { credentials: { username: 'admin', password: 'changeit' } };
      const big = 'x'.repeat(700_000);
      return [
        await w.answer(w.append(w.stream(), w.events('a', 'b'), NO_STREAM, options)),
        await w.answer(w.append(w.stream(), w.events('a', 'b'), NO_STREAM, options)),
        await w.answer(w.append(w.stream(), w.events('c'), 0n, options)),
        await w.answer(w.append(w.stream('t'), w.events('d'), STREAM_EXISTS, options)),
        await w.answer(
          w.append(
            w.stream('t'),
            [w.event('e', { data: { big } }), w.event('f', { data: { big } })],
            ANY,
            options,
          ),
        ),
        await w.read(w.stream()),
      ];
    },
  },
  {
    id: 'append-23',
    when: 'a conflict with throwOnAppendFailure off',
    run: async (w) => {
      await w.append(w.stream(), w.events('a'));
      const { success, nextExpectedRevision } = await w.append(w.stream(), w.events('b'), 7n, {
        throwOnAppendFailure: false,
      });
      return { success, nextExpectedRevision: w.plain(nextExpectedRevision) };
    },
  },
  {
    id: 'append-24',
    when: 'an id in upper case is read back in lower case and recognised',
    run: async (w) => {
      const id = w.id('a');
      const upper = { ...w.event('a'), id: id.toUpperCase() };
      const first = await w.append(w.stream(), [upper], NO_STREAM);
      const again = await w.append(w.stream(), w.events('a'), NO_STREAM);
      return [w.result(first), w.result(again), await w.read(w.stream())];
    },
  },
  {
    id: 'append-25',
    when: 'created is a Date of about now',
    run: async (w) => {
      await w.append(w.stream(), w.events('a'));
      for await (const { event } of w.client.readStream(w.stream()))
        return {
          isDate: event.created instanceof Date,
          within10s: Math.abs(Date.now() - event.created.getTime()) < 10_000,
        };
    },
  },
  {
    id: 'append-26',
    when: 'an empty event type; the client lives on',
    run: async (w) => [
      await w.answer(w.append(w.stream(), [w.event('a', { type: '' })])),
      await w.answer(w.append(w.stream('t'), w.events('b'))),
    ],
  },
  {
    id: 'append-27',
    when: 'the same id twice within one append',
    run: async (w) => [
      await w.answer(w.append(w.stream(), w.events('a', 'a'))),
      await w.read(w.stream()),
      await w.answer(w.append(w.stream(), w.events('a'))),
      await w.answer(w.append(w.stream(), w.events('a', 'a'))),
    ],
  },
];
