// The embedded node through the real client, each figure beside its ceiling: the same client against a server that stores nothing.
//   npm run build && node test/bench/embedded-node/run.mjs [--seconds 3] [--events 100000]
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { appends, catchUp, fill, liveLatency, memory, shortReads, start } from './measure.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    events: { type: 'string', default: '100000' },
    main: {
      type: 'string',
      default: fileURLToPath(new URL('../../../dist/bundle/eventstore.js', import.meta.url)),
    },
    data: { type: 'string', default: tmpdir() },
  },
});
const seconds = Number(values.seconds);
const ROUNDS = 3;
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

/** Node and ceiling in turns, so that whatever else the machine does meets both; the middle one of each. The first of each warms up. */
async function side(measure) {
  await measure(nothing.url);
  await measure(node.url);
  const runs = { node: [], nothing: [] };
  for (let i = 0; i < ROUNDS; i++) {
    runs.nothing.push(await measure(nothing.url));
    runs.node.push(await measure(node.url));
  }
  const middle = (list) => list.sort((a, b) => a.perSecond - b.perSecond)[Math.floor(ROUNDS / 2)];
  return [middle(runs.node), middle(runs.nothing)];
}

console.log('| what | node | ceiling | share | times |\n|---|---|---|---|---|');
for (const inFlight of [1, 16, 64, 256]) {
  const [ours, ceiling] = await side((url) => appends(url, inFlight, seconds));
  row(`append 2 events, ${inFlight} in flight`, ours, ceiling, '/s');
}
const [ours, ceiling] = await side((url) => shortReads(url, 16, seconds));
row('read a stream of 2 events, 16 in flight', ours, ceiling, '/s');
await fill(node.url, Number(values.events));
for (const [how, prefix] of [[''], [' by prefix', 'fill-']]) {
  const [caught, most] = await side((url) => catchUp(url, prefix));
  row(`catch up on $all${how} (${caught.count} events)`, caught, most, 'events/s');
}
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
