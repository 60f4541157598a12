// The choice of ADR 0003 measured: the same appends (2 events of 0.5 kB to a new stream, each durable before it is done, so many in flight)
// into LMDB alone, and into the log with its index.
//   npm run build && node test/bench/embedded-node/persistence.mjs [--appends 20000]
import { hash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { open } from 'lmdb';

const { values } = parseArgs({
  options: {
    appends: { type: 'string', default: '20000' },
    dist: {
      type: 'string',
      default: fileURLToPath(new URL('../../../dist/embedded-node/', import.meta.url)),
    },
    data: { type: 'string', default: tmpdir() },
  },
});
const { Store } = await import(join(values.dist, 'engine/store.js'));
const count = Number(values.appends);
const data = Buffer.from(JSON.stringify({ text: 'x'.repeat(480) }));

async function measure(inFlight, append) {
  let left = count;
  const at = performance.now();
  const cpu = process.cpuUsage();
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      while (left-- > 0) await append();
    }),
  );
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - at) / 1000;
  return { perSecond: Math.round(count / seconds), cpu: Math.round((user + system) / count) };
}

async function theLog(folder, inFlight) {
  const clock = { nowMicros: () => Date.now() * 1000, newId: randomUUID };
  const store = await Store.open(folder, clock);
  const event = () => ({
    id: randomUUID(),
    type: 'happened',
    isJson: true,
    metadata: Buffer.alloc(0),
    data,
  });
  const appended = await measure(inFlight, () =>
    store.writer.append(`order-${randomUUID()}`, { kind: 'no-stream' }, [event(), event()]),
  );
  const at = performance.now();
  let events = 0;
  for (const page of store.all.forwards('start')) events += page.length;
  const read = Math.round(events / ((performance.now() - at) / 1000));
  await store.close();
  return { ...appended, read };
}

/** What a store in LMDB alone must put for each append: the events by position, their places in their stream, and the stream's end. */
async function lmdbAlone(folder, inFlight) {
  const db = open({ path: folder, encoding: 'binary', keyEncoding: 'binary', cache: false });
  let position = 0;
  const key = (...parts) => Buffer.concat(parts);
  const number = (n) => {
    const bytes = Buffer.alloc(8);
    bytes.writeDoubleBE(n);
    return bytes;
  };
  const appended = await measure(inFlight, async () => {
    const stream = hash('sha256', `order-${randomUUID()}`, 'buffer').subarray(0, 16);
    db.getBinary(stream);
    for (let revision = 0; revision < 2; revision++) {
      position += 1;
      void db.put(key(Buffer.from('e'), number(position)), Buffer.concat([data, Buffer.alloc(60)]));
      void db.put(key(stream, number(revision)), number(position));
    }
    await db.put(stream, number(1));
    await db.flushed;
  });
  const at = performance.now();
  let events = 0;
  for (const { value } of db.getRange({ start: Buffer.from('e'), end: Buffer.from('f') }))
    events += value.length > 0 ? 1 : 0;
  const read = Math.round(events / ((performance.now() - at) / 1000));
  await db.close();
  return { ...appended, read };
}

console.log(
  '| what | in flight | appends/s | CPU per append | events/s read in order |\n|---|---|---|---|---|',
);
for (const inFlight of [1, 64])
  for (const [name, run] of [
    ['LMDB alone', lmdbAlone],
    ['log with index', theLog],
  ]) {
    const folder = mkdtempSync(join(values.data, 'bench-persistence-'));
    const { perSecond, cpu, read } = await run(folder, inFlight);
    console.log(`| ${name} | ${inFlight} | ${perSecond} | ${cpu} µs | ${read} |`);
    rmSync(folder, { recursive: true });
  }
process.exit(0);
