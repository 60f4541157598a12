import type { NewEvent } from '../../../src/kernel/event.js';
import {
  StreamCommands,
  type Aggregate,
} from '../../../src/platform/event-store/stream-commands.js';
import type { Consumer } from '../../../src/platform/projections/consumer.js';
import { FoldCache } from '../../../src/platform/projections/fold-cache.js';
import { askForRelease } from '../../../src/platform/projections/parked-streams.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { Running } from './running.js';
import { Noting, notedMigrations } from './small-consumer.js';

/** Of whatever events. */
const anything: Aggregate<null, NewEvent> = {
  evolution: { initial: null, evolve: () => null },
  upcast: (event) => event,
  schemaVersionOf: () => 1,
};

/** The same; what it notes is folded first. */
function folding(consumer: Noting, folds: FoldCache<null, NewEvent>): Consumer {
  const { name, prefixes } = consumer;
  const handle: Consumer['handle'] = async (events) => {
    for (const event of events) await folds.take(event);
    return consumer.handle(events);
  };
  const reset = (): void => {
    folds.clear();
  };
  return { name, prefixes, handle, reset, committed: () => undefined };
}

onEachDatabase((db) => {
  const running = new Running();
  afterEach(() => running.end());

  const askFor = (stream: string) =>
    askForRelease(db.database, 'noting-1', stream, { actor: 'olga', reason: 'Repaired.' });
  const count = (table: string) =>
    eventually(
      () => db.sql(`select stream from ${table}`),
      ({ length }) => length === 1,
    );

  const parked = () =>
    db.sql('select last_revision as last, times, error_code as error from parked_streams');
  const until = (isWanted: (row: Record<string, unknown>) => boolean) =>
    eventually(parked, ([row]) => row !== undefined && isWanted(row));
  const noted = async (streams: readonly string[]) => {
    const all = () => db.sql('select stream from noted order by stream');
    const rows = await eventually(all, ({ length }) => length === streams.length);
    expect(rows.map(({ stream }) => stream)).toEqual(streams);
  };

  it('a stream that another process was asked to release is tried again; who asked and why is kept', async () => {
    const store = new MemoryEventStore();
    await store.append('s-bad', -1, [eventToWrite()]);
    const consumer = new Noting();
    consumer.refuse = () => {
      throw new TypeError('Broken.');
    };
    running.start(consumer, store, db.database, { tickMs: 10 });
    await count('parked_streams');
    consumer.refuse = () => undefined;
    expect(await askFor('s-none')).toBe(false);
    expect(await askFor('s-bad')).toBe(true);
    await count('noted');
    expect(await askFor('s-bad')).toBe(false);
    const act = { actor: 'olga', act: 'release-stream', subject: 'noting-1 s-bad' };
    expect(await db.sql('select actor, act, subject, reason from operator_acts')).toEqual([
      { ...act, reason: 'Repaired.' },
    ]);
  });

  it('a stream whose rows SQL refuses is parked alone, and again when it is tried in vain', async () => {
    const store = new MemoryEventStore();
    const consumer = new Noting();
    const nameless = new Set(['s-bad']);
    consumer.idOf = ({ id, stream }) => (nameless.has(stream) ? null : id);
    for (const stream of ['s-a', 's-bad', 's-b']) await store.append(stream, -1, [eventToWrite()]);
    await store.append('s-bad', 0, [eventToWrite()]);
    const logged = new Running();
    try {
      logged.start(consumer, store, db.database, { tickMs: 10 });
      await noted(['s-a', 's-b']);
      await until(({ last }) => last === 1);
      expect(await parked()).toEqual([{ last: 1, times: 1, error: 'row-refused' }]);
      await askFor('s-bad');
      await until(({ times }) => times === 2);
      nameless.clear();
      await askFor('s-bad');
      await noted(['s-a', 's-b', 's-bad', 's-bad']);
      const codes = ['stream-parked', 'stream-parked', 'stream-released'];
      await eventually(
        () => logged.codes(),
        ({ length }) => length === codes.length,
      );
      expect(logged.codes()).toEqual(codes);
    } finally {
      await logged.end();
    }
  });

  it('a stream whose events are gone stays parked, and the others go on', async () => {
    const store = new MemoryEventStore();
    const consumer = new Noting();
    consumer.refuse = ({ stream }) => {
      if (stream === 's-bad') throw new TypeError('Broken.');
    };
    await store.append('s-bad', -1, [eventToWrite(), eventToWrite()]);
    running.start(consumer, store, db.database, { tickMs: 10 });
    await until(({ last }) => last === 1);
    store.streams.set('s-bad', []);
    await askFor('s-bad');
    await until(({ error }) => error === 'events-gone');
    await store.append('s-a', -1, [eventToWrite()]);
    await noted(['s-a']);
  });

  it('a stream that was deleted is parked by who knows nothing of it, and the others go on', async () => {
    const store = new MemoryEventStore();
    await store.append('s-gone', -1, [eventToWrite(), eventToWrite()]);
    const consumer = new Noting();
    const commands = new StreamCommands(store, anything, () => '');
    const first = running.start(folding(consumer, new FoldCache(commands)), store, db.database);
    await noted(['s-gone', 's-gone']);
    await first.stop();
    await store.append('s-gone', 1, [eventToWrite()]);
    store.streams.set('s-gone', []);
    await store.append('s-a', -1, [eventToWrite()]);
    running.start(folding(consumer, new FoldCache(commands)), store, db.database);
    await noted(['s-a', 's-gone', 's-gone']);
    expect(await parked()).toEqual([{ last: 2, times: 1, error: 'events-gone' }]);
  });

  it('a consumer that stopped stops again when it is restarted too soon, and goes on when the cause is gone', async () => {
    const store = new MemoryEventStore();
    const streams = ['s-1', 's-2', 's-3', 's-4'];
    for (const stream of streams) await store.append(stream, -1, [eventToWrite()]);
    const consumer = new Noting();
    consumer.refuse = () => {
      throw new TypeError('Broken.');
    };
    const limit = { parks: 1, withinMs: 600_000 };
    const restarted = async (isParked: number) => {
      const { runner, stop } = running.start(consumer, store, db.database, { limit });
      await eventually(
        () => runner.health,
        ({ state, parked: held }) => state === 'stopped' && held === isParked,
      );
      await stop();
    };
    await restarted(1);
    await restarted(1);
    await db.goOn(limit.withinMs);
    await restarted(2);
    consumer.refuse = () => undefined;
    running.start(consumer, store, db.database, { limit });
    await noted(['s-3', 's-4']);
    expect(await parked()).toHaveLength(2);
  });
}, notedMigrations);
