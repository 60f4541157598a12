// Orders from POST to fulfilled and visible, with load that does not wait for answers. Steps go up to where it bends.
// Then what readers wait for, and each projection is built anew.
//   npm run bench -- [--seconds 5] [--steps 25,50,100,…] [--before 0] [--no-rebuild] [--data DIR] [--eventstore URL] [--database URL]
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rmSync } from 'node:fs';
import { catchUp } from '../embedded-node/measure.mjs';
import { startProgram } from '../program.mjs';
import { caughtUp } from './caught-up.mjs';
import { fill } from './fill.mjs';
import { openLoop } from './open-loop.mjs';
import {
  processorTime,
  residentMiB,
  sizeMiB,
  startService,
  temporaryFolder,
  tokenOf,
  usedBetween,
} from './process.mjs';
import { readTimes } from './reads.mjs';
import { rebuilds } from './rebuild.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    steps: { type: 'string', default: '25,50,100,150,200,300,400,600,800,1000' },
    /** Orders that are in the embedded event store before the first step. */
    before: { type: 'string', default: '0' },
    'no-rebuild': { type: 'boolean', default: false },
    /** A folder that is used as it is, and stays. */
    data: { type: 'string' },
    eventstore: { type: 'string' },
    database: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const steps = values.steps.split(',').map(Number);

const dataDir = values.data ?? temporaryFolder();
const outside = {
  ...(values.eventstore && { EVENTSTORE_URL: values.eventstore }),
  ...(values.database && { DATABASE_URL: values.database }),
};
if (Object.keys(outside).length > 0)
  Object.assign(outside, {
    ...{ SANDBOX: '1', JWT_SECRET: 'a secret of the bench, long enough for one' },
    MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
const before = Number(values.before);
if (before > 0) await fillUp(before);
const service = await startService(dataDir, outside);
const token = await tokenOf(service, 'admin');
const nothing = await startProgram(
  [fileURLToPath(new URL('./http-that-stores-nothing.mjs', import.meta.url))],
  { addressIn: (said) => /http:\/\/\S+/.exec(said)?.[0] },
);
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString()}, load ${loadavg()[0].toFixed(2)}`,
);
const ms = (value) => (Number.isNaN(value) ? '–' : value.toFixed(value < 10 ? 1 : 0));
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

const took = await caughtUp({ ...service, token });
console.log(
  `caught up after ${(took / 1000).toFixed(0)} s, RSS ${residentMiB(service.pid)} MiB, data ${sizeMiB(dataDir)} MiB`,
);
await openLoop({
  ...service,
  token,
  perSecond: 80,
  seconds: 30,
  prefix: `warm-${Date.now().toString(36)}`,
});
row(
  'offered /s',
  'placed /s',
  'POST p50',
  'p99',
  'fulfilled p50',
  'p99',
  'CPU ms/order',
  'main',
  '1st',
  '2nd',
  'rest',
  'HTTP alone p50',
  'p99',
  'RSS MiB',
  'failures',
);
row(...Array.from({ length: 15 }, () => '---'));
for (const perSecond of steps) {
  const ceiling = await openLoop({
    ...{ url: nothing.url, token, perSecond, seconds: 2, prefix: 'none', follow: false },
  });
  // In letters too: long numbers can look like those of cards, and are refused.
  const prefix = `o${perSecond}-${Date.now().toString(36)}`;
  const idle = processorTime(service.pid);
  const run = await openLoop({ ...service, token, perSecond, seconds, prefix });
  const used = usedBetween(idle, processorTime(service.pid), service.pid);
  const each = (value) => (value / run.count).toFixed(2);
  row(
    ...[perSecond, run.donePerSecond.toFixed(0), ms(run.placed.p50), ms(run.placed.p99)],
    ...[ms(run.fulfilled.p50), ms(run.fulfilled.p99)],
    ...[each(used.all), each(used.main), each(used.first), each(used.second), each(used.rest)],
    ...[ms(ceiling.placed.p50), ms(ceiling.placed.p99), residentMiB(service.pid)],
    JSON.stringify(run.failures),
  );
  if (run.placedPerSecond < 0.8 * perSecond || run.fulfilled.p99 > 5_000) break;
}
console.log(`data: ${sizeMiB(dataDir)} MiB\n`);
row('read', 'p50', 'p99');
row('---', '---', '---');
for await (const { what, p50, p99 } of readTimes({ ...service, token }))
  row(what, ms(p50), ms(p99));
if (!values['no-rebuild']) await rebuildAll();
await service.stop();
await nothing.stop();
if (!values.data) rmSync(dataDir, { recursive: true, force: true });

/** Beside what the client alone can read, of a server that has the events at hand. */
async function rebuildAll() {
  const events = fileURLToPath(
    new URL('../embedded-node/server-that-stores-nothing.mjs', import.meta.url),
  );
  const reader = await startProgram([events, '50000'], {
    addressIn: (said) => /esdb:\S+(?=\s)/.exec(said)?.[0],
  });
  await catchUp(reader.url, '');
  const ceiling = await catchUp(reader.url, '');
  await reader.stop();
  row('built anew', 'events', 'events/s', 'reading alone', 'RSS MiB');
  row(...Array.from({ length: 5 }, () => '---'));
  for await (const { name, events: count, perSecond } of rebuilds({ ...service, token }))
    row(name, count, Math.round(perSecond), ceiling.perSecond, residentMiB(service.pid));
}

/** What the service makes of them is made at its next start. */
async function fillUp(count) {
  if (values.eventstore) throw new Error('--before fills the embedded event store only.');
  await (await startService(dataDir)).stop();
  const from = performance.now();
  await fill(dataDir, count);
  const seconds = ((performance.now() - from) / 1000).toFixed(0);
  console.log(`${count} orders written in ${seconds} s: data ${sizeMiB(dataDir)} MiB`);
}
