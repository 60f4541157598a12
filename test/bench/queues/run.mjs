// The table of due commands beside two job queues that are often used with PostgreSQL: put in, claimed, done, per second.
// The queues are no dependencies of the project; npx fetches them for this run:
//   npm run build && node scripts/with-postgres.mjs npx --yes -p pg-boss@10 -p graphile-worker@0.17 -c 'node test/bench/queues/run.mjs'
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from '../../../dist/platform/sql/migrations/migrate.js';
import { platformMigrations } from '../../../dist/platform/sql/migrations/platform-migrations.js';
import { Database } from '../../../dist/platform/sql/database.js';
import { PostgresEngine } from '../../../dist/platform/sql/postgres/postgres-engine.js';
import { claimDue, release } from '../../../dist/platform/sagas/due-commands.claims.js';
import { writePlans } from '../../../dist/platform/sagas/due-commands.plan.js';
import { dueCommandMigrations } from '../../../dist/platform/sagas/due-commands.tables.js';

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '3' },
    /** Where the queues are installed; else where npx has put them. */
    modules: { type: 'string' },
  },
});
const jobs = Number(values.jobs);
const TOGETHER = 100;
const ROOM = 32;

const url = process.env.TEST_DATABASE_URL;
if (!url)
  throw new Error('Which PostgreSQL? Set TEST_DATABASE_URL, or use scripts/with-postgres.mjs.');
const [npxBin] = process.env.PATH.split(delimiter);
const installed = createRequire(join(values.modules ?? join(npxBin, '..'), 'anything.js'));
const PgBoss = installed('pg-boss');
const { run: runGraphile, makeWorkerUtils } = installed('graphile-worker');

/** Each in a database of its own on the same server. */
async function databaseFor(name) {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name}`);
  await client.end();
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

const batches = (round) =>
  Array.from({ length: jobs / TOGETHER }, (_, batch) =>
    Array.from({ length: TOGETHER }, (__, n) => `order-${round}-${batch}-${n}`),
  );

/** What the service does: planned by events, claimed, released, and removed by the plan that follows. */
async function ours() {
  const engine = new PostgresEngine({ url: await databaseFor('bench_ours') });
  await migrate(engine, [...platformMigrations, ...dueCommandMigrations]);
  const database = new Database(engine);
  const rooms = { free: new Map(), otherwise: ROOM };
  const step = { party: 'enrollment', command: 'FulfillOrder', lineIds: ['1'], dueAt: 0 };
  return {
    put: (streams) =>
      database.transaction(
        writePlans(streams.map((stream) => ({ stream, generation: 1, commands: [step] }))),
      ),
    async work() {
      for (let done = 0; done < jobs;) {
        const claim = { token: `claim-${Math.random()}`, rooms, leaseMs: 20_000 };
        const { commands } = await claimDue(database, claim);
        const settled = { kind: 'acted', revision: 2 };
        await release(
          database,
          commands.map((claimed) => ({ claimed, settled })),
        );
        const plans = commands.map(({ stream }) => ({ stream, generation: 2, commands: [] }));
        await database.transaction(writePlans(plans));
        done += commands.length;
      }
    },
    end: () => engine.close(),
  };
}

async function pgBoss() {
  const boss = new PgBoss({ connectionString: await databaseFor('bench_boss'), schedule: false });
  boss.on('error', (error) => console.error(error));
  await boss.start();
  await boss.createQueue('fulfil');
  return {
    put: (streams) => boss.insert(streams.map((stream) => ({ name: 'fulfil', data: { stream } }))),
    async work() {
      for (let done = 0; done < jobs;) {
        const claimed = await boss.fetch('fulfil', { batchSize: ROOM });
        await boss.complete(
          'fulfil',
          claimed.map(({ id }) => id),
        );
        done += claimed.length;
      }
    },
    end: () => boss.stop({ graceful: false }),
  };
}

/** With its local queue, as its authors advise for speed: as many at once as there is room for. */
async function graphile() {
  const connectionString = await databaseFor('bench_graphile');
  const utils = await makeWorkerUtils({ connectionString });
  await utils.migrate();
  return {
    put: (streams) =>
      utils.addJobs(streams.map((stream) => ({ identifier: 'fulfil', payload: { stream } }))),
    async work() {
      let left = jobs;
      let over = () => undefined;
      const all = new Promise((resolve) => (over = resolve));
      const fulfil = () => void ((left -= 1) === 0 && over());
      const runner = await runGraphile({
        ...{ connectionString, concurrency: ROOM, noHandleSignals: true, pollInterval: 100 },
        taskList: { fulfil },
        preset: { worker: { localQueue: { size: ROOM }, completeJobBatchDelay: 0 } },
        logger: silent(),
      });
      await all;
      await runner.stop();
    },
    end: () => utils.release(),
  };
}

function silent() {
  const { Logger } = installed('graphile-worker');
  return new Logger(() => () => undefined);
}

const client = new pg.Client(url);
await client.connect();
const [{ server_version: version }] = (await client.query('show server_version')).rows;
await client.end();
const versionOf = (name) => installed(`${name}/package.json`).version;
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, PostgreSQL ${version}, ${new Date().toISOString()}, load ${loadavg()[0].toFixed(1)}`,
);
const queues = {
  'due commands': await ours(),
  [`pg-boss ${versionOf('pg-boss')}`]: await pgBoss(),
  [`graphile-worker ${versionOf('graphile-worker')}`]: await graphile(),
};
console.log('| round | queue | put in /s | claimed and done /s | all /s |');
console.log('| --- | --- | --- | --- | --- |');
for (let round = 0; round < Number(values.rounds); round += 1) {
  for (const [name, queue] of Object.entries(queues)) {
    const began = performance.now();
    for (const batch of batches(round)) await queue.put(batch);
    const put = performance.now();
    await queue.work();
    const done = performance.now();
    const rate = (ms) => Math.round((1_000 * jobs) / ms);
    console.log(
      `| ${round} | ${name} | ${rate(put - began)} | ${rate(done - put)} | ${rate(done - began)} |`,
    );
  }
}
for (const queue of Object.values(queues)) await queue.end();
process.exit(0);
