import { pino } from 'pino';
import type { DueCommandRunner } from '../../../src/platform/sagas/due-command.js';
import { DueCommandWorker } from '../../../src/platform/sagas/due-command.worker.js';
import { onEachDatabase } from '../../support/each-database.js';
import { eventually } from '../../support/eventually.js';
import { claim, LEASE_MS, planned, planOf, write } from './plans.js';

const NEVER_MS = 1_000_000;

onEachDatabase((db) => {
  it('what broke after a call is as good as lost: whoever claims it next is told; what called nobody is given back', async () => {
    await write(db, planOf('called', 1, planned('x')), planOf('idle', 1, planned('x')));
    const stop = new AbortController();
    let isOver = false;
    const broken: string[] = [];
    const runner: DueCommandRunner = {
      run: async ([claimed], lease) => {
        isOver = true;
        if (claimed!.stream === 'called') await lease.holdForCall(claimed!);
        broken.push(claimed!.stream);
        throw new Error('The event store does not answer.');
      },
    };
    const limitsOf = () => ({ room: 9, failures: 3, openMs: 10_000 });
    const options = { parties: ['x'], limitsOf, pollMs: NEVER_MS, callMs: 10_000 };
    const worker = new DueCommandWorker(
      db.database,
      runner,
      { ...options, mayClaim: () => !isOver },
      pino({ level: 'silent' }),
    );
    const running = worker.run(stop.signal);
    const held = () => db.sql('select stream from due_commands where lease is not null');
    await eventually(
      () => broken,
      ({ length }) => length === 2,
    );
    await eventually(held, ({ length }) => length === 1);
    stop.abort();
    await running;
    expect(await held()).toEqual([{ stream: 'called' }]);
    await db.goOn(LEASE_MS + 60_000);
    const next = (await claim(db)).map(({ stream, lostClaims }) => [stream, lostClaims]);
    expect(next.sort()).toEqual([
      ['called', 1],
      ['idle', 0],
    ]);
  });
});
