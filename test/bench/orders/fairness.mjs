// What orders of one module wait while 10,000 are due for another, whose other side takes 5 s for each.
//   node scripts/build-if-needed.mjs && node test/bench/orders/fairness.mjs [--waiting 10000] [--seconds 15] [--database URL] [--rounds 2]
import { cpus, loadavg } from 'node:os';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openLoop, orderOf } from './open-loop.mjs';
import { processorTime, startService, temporaryFolder, tokenOf } from './process.mjs';

const { values } = parseArgs({
  options: {
    waiting: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '15' },
    perSecond: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '2' },
    database: { type: 'string' },
  },
});
const [waiting, seconds, perSecond] = ['waiting', 'seconds', 'perSecond'].map((name) =>
  Number(values[name]),
);

const dataDir = temporaryFolder();
const service = await startService(dataDir, {
  FULFILLMENT_MODULES: './test/bench/orders/slow.mjs,enrollment,donation',
  ...(values.database && { DATABASE_URL: values.database }),
});
const token = await tokenOf(service, 'admin');
const places = { ...service, token };
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString()}, load ${loadavg()[0].toFixed(2)}`,
);
console.log(
  '| others waiting | POST p50 | p99 | fulfilled p50 | p99 | CPU of the service | failures |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');

const quick = orderOf('Donation');
await openLoop({ ...places, perSecond: 60, seconds: 15, prefix: 'warm', order: quick });
const idle = [];
for (let n = 0; n < Number(values.rounds); n += 1) idle.push(await measure('none', `idle${n}`));
// They stay where they are: at 32 at once the slow module takes half an hour for them.
const slow = { order: orderOf('Slow'), follow: false };
for (let n = 0; n < waiting; n += 1_000) {
  const count = Math.min(1_000, waiting - n);
  await openLoop({ ...places, ...slow, perSecond: 200, seconds: count / 200, prefix: `slow${n}` });
}
await openLoop({ ...places, perSecond, seconds: 5, prefix: 'settle', order: quick });
const busy = [];
for (let n = 0; n < Number(values.rounds); n += 1) busy.push(await measure(waiting, `busy${n}`));
const p99 = (runs) => Math.min(...runs.map((run) => run.fulfilled.p99));
console.log(
  `p99 until fulfilled, best of ${values.rounds} each: ${p99(busy).toFixed(0)} ms, ${(p99(busy) / p99(idle)).toFixed(2)} of idle; load ${loadavg()[0].toFixed(2)}`,
);
await service.stop();
rmSync(dataDir, { recursive: true, force: true });

async function measure(label, prefix) {
  const before = processorTime(service.pid).all;
  const began = performance.now();
  const load = { perSecond, seconds, prefix, order: quick, followed: 1 };
  const run = await openLoop({ ...places, ...load });
  const used = (processorTime(service.pid).all - before) / (performance.now() - began);
  const ms = ({ p50, p99 }) => `${p50.toFixed(1)} | ${p99.toFixed(0)}`;
  console.log(
    `| ${label} | ${ms(run.placed)} | ${ms(run.fulfilled)} | ${(100 * used).toFixed(0)} % | ${JSON.stringify(run.failures)} |`,
  );
  return run;
}
