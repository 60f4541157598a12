// A campaign that retries every stuck order: how long until it is counted, frozen, and each order is complete.
//   node scripts/build-if-needed.mjs && node test/bench/orders/campaign.mjs [--orders 10000]
import { rmSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { askerOf } from './ask.mjs';
import { caughtUp } from './caught-up.mjs';
import { fill } from './fill.mjs';
import { processorTime, residentMiB, startService, temporaryFolder, tokenOf } from './process.mjs';

const { values } = parseArgs({ options: { orders: { type: 'string', default: '10000' } } });
const orders = Number(values.orders);

const dataDir = temporaryFolder();
await (await startService(dataDir)).stop();
await fill(dataDir, orders, { stuckOneIn: 1 });
const service = await startService(dataDir);
const token = await tokenOf(service, 'admin');
const ask = askerOf({ ...service, token });
await caughtUp({ ...service, token });
console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString()}, load ${loadavg()[0].toFixed(2)}`,
);

const counted = await timed(() => start({ dryRun: true }));
console.log(`dry run: ${counted.answer.orders} orders, ${counted.ms} ms`);
const before = processorTime(service.pid).all;
const began = performance.now();
const frozen = await timed(() => start({ rate: { orders: 6000, per: 'second' }, reason: 'bench' }));
console.log(`started: the set frozen and answered in ${frozen.ms} ms`);
const { id } = frozen.answer;
let campaign;
do {
  await sleep(200);
  campaign = await ask('GET', `/v1/retry-campaigns/${id}`);
} while (campaign.status !== 'finished');
const seconds = (performance.now() - began) / 1000;
const each = (processorTime(service.pid).all - before) / orders;
console.log(
  `finished (${campaign.finished.because}) after ${seconds.toFixed(1)} s: ${(orders / seconds).toFixed(0)} orders/s, ${each.toFixed(1)} ms of CPU an order, RSS ${residentMiB(service.pid)} MiB, ${JSON.stringify(campaign.progress)}`,
);
await service.stop();
rmSync(dataDir, { recursive: true, force: true });

function start(body) {
  return ask('POST', '/v1/retry-campaigns', { filter: {}, ...body });
}

async function timed(act) {
  const from = performance.now();
  const answer = await act();
  return { answer, ms: Math.round(performance.now() - from) };
}
