// Orders from POST to fulfilled and visible, with load that does not wait for answers. Steps go up to where it bends.
// Then each projection is built anew.
//   npm run bench -- [--seconds 5] [--steps 25,50,100,…] [--before 0] [--eventstore URL --database URL]
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rmSync } from 'node:fs';
import { catchUp } from '../embedded-node/measure.mjs';
import { startProgram } from '../program.mjs';
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
import { rebuilds } from './rebuild.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    steps: { type: 'string', default: '25,50,100,150,200,300,400,600,800,1000' },
    /** Orders that are in the store before the first step. */
    before: { type: 'string', default: '0' },
    eventstore: { type: 'string' },
    database: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const steps = values.steps.split(',').map(Number);

const dataDir = temporaryFolder();
const outside = {
  ...(values.eventstore && { EVENTSTORE_URL: values.eventstore }),
  ...(values.database && { DATABASE_URL: values.database }),
};
if (Object.keys(outside).length > 0)
  Object.assign(outside, {
    ...{ SANDBOX: '1', JWT_SECRET: 'a secret of the bench, long enough for one' },
    MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
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

await openLoop({ ...service, token, perSecond: 80, seconds: 30, prefix: 'warm' });
if (Number(values.before) > 0) await fillUp(Number(values.before));

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
  const before = processorTime(service.pid);
  const run = await openLoop({ ...service, token, perSecond, seconds, prefix: `o${perSecond}` });
  const used = usedBetween(before, processorTime(service.pid), service.pid);
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
await rebuildAll();
await service.stop();
await nothing.stop();
rmSync(dataDir, { recursive: true, force: true });

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

/** At a rate that the service can hold, in pieces so that the client's memory stays small. */
async function fillUp(count) {
  const perSecond = 150;
  for (let done = 0; done < count; done += 3000)
    await openLoop({
      ...{ ...service, token, perSecond, seconds: Math.min(3000, count - done) / perSecond },
      ...{ prefix: `before-${done}`, follow: true },
    });
  console.log(`${count} orders in the store: data ${sizeMiB(dataDir)} MiB`);
}
