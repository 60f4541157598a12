import { askForRelease } from '../../../src/platform/projections/parked-streams.js';
import { eventToWrite } from '../../contract/event-store/events-to-write.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import { Running } from './running.js';
import { Noting, notedMigrations } from './small-consumer.js';

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
}, notedMigrations);
