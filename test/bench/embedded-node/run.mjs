// The embedded node through the real client, each figure beside its ceiling: the same client against a server that stores nothing.
//   npm run build && node test/bench/embedded-node/run.mjs [--seconds 5] [--events 100000]
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { appends, catchUp, fill, liveLatency, memory, shortReads, start } from './measure.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    events: { type: 'string', default: '100000' },
    main: {
      type: 'string',
      default: fileURLToPath(new URL('../../../dist/embedded-node/main.js', import.meta.url)),
    },
    data: { type: 'string', default: tmpdir() },
  },
});
const seconds = Number(values.seconds);
const folder = mkdtempSync(join(values.data, 'bench-node-'));
const node = await start(values.main, ['--data', folder, '--port', '0']);
const nothing = await start(
  fileURLToPath(new URL('./server-that-stores-nothing.mjs', import.meta.url)),
  [values.events],
);

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${new Date().toISOString()}`,
);
const row = (what, ours, ceiling, unit) => {
  const share = ceiling ? `${Math.round((100 * ours.perSecond) / ceiling.perSecond)} %` : '';
  const times =
    ours.p50 === undefined ? '' : `p50 ${ours.p50.toFixed(2)} ms, p99 ${ours.p99.toFixed(2)} ms`;
  console.log(
    `| ${what} | ${ours.perSecond} ${unit} | ${ceiling?.perSecond ?? ''} | ${share} | ${times} |`,
  );
};

console.log('| what | node | ceiling | share | times |\n|---|---|---|---|---|');
for (const inFlight of [1, 16, 64, 256]) {
  const ceiling = await appends(nothing.url, inFlight, seconds);
  row(
    `append 2 events, ${inFlight} in flight`,
    await appends(node.url, inFlight, seconds),
    ceiling,
    '/s',
  );
}
const ceilingOfReads = await shortReads(nothing.url, 16, seconds);
row(
  'read a stream of 2 events, 16 in flight',
  await shortReads(node.url, 16, seconds),
  ceilingOfReads,
  '/s',
);
await fill(node.url, Number(values.events));
const ceilingOfCatchUp = await catchUp(nothing.url, 'fill-');
const caught = await catchUp(node.url, 'fill-');
row(`catch up on $all by prefix (${caught.count} events)`, caught, ceilingOfCatchUp, 'events/s');
const live = await liveLatency(node.url, 1000);
console.log(
  `| live: append sent to event seen | | | | p50 ${live.p50.toFixed(2)} ms, p99 ${live.p99.toFixed(2)} ms |`,
);
const { all, own, file } = memory(node.pid);
console.log(`| resident memory | ${all} MiB (${own} own, ${file} mapped files) | | | |`);

await node.stop();
await nothing.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
