// How a big log opens, and what it costs in memory: fills a folder, then starts the node on it and uses it.
//   npm run build && node test/bench/embedded-node/size.mjs [--events 1000000,10000000] [--data DIR] [--starts 5]
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import client from '@eventstore/db-client';
import { memory, start } from './measure.mjs';

const EVENTS_PER_STREAM = 10;
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000,10000000' },
    dist: {
      type: 'string',
      default: fileURLToPath(new URL('../../../dist/embedded-node/', import.meta.url)),
    },
    main: {
      type: 'string',
      default: fileURLToPath(new URL('../../../dist/bundle/eventstore.js', import.meta.url)),
    },
    data: { type: 'string', default: tmpdir() },
    starts: { type: 'string', default: '5' },
  },
});
const { Store } = await import(join(values.dist, 'engine/store.js'));

for (const events of values.events.split(',').map(Number)) {
  const folder = mkdtempSync(join(values.data, 'bench-size-'));
  await fill(folder, events / EVENTS_PER_STREAM);
  const bytes = statSync(join(folder, 'events.log')).size;
  const times = [];
  for (let i = 1; i < Number(values.starts); i++) {
    const { node, took } = await opened(folder);
    times.push(took);
    await node.stop();
  }
  const { node, took } = await opened(folder);
  times.push(took);
  const fresh = memory(node.pid);
  await use(node.url, events / EVENTS_PER_STREAM);
  const used = memory(node.pid);
  await node.stop();
  const mib = ({ all, own, file }) => `${all} MiB (${own} own, ${file} mapped files)`;
  console.log(
    `| ${events} events in ${events / EVENTS_PER_STREAM} streams, ${Math.round(bytes / 2 ** 20)} MiB | process start to listening ${times.map(Math.round).join(', ')} ms | ${mib(fresh)} | ${mib(used)} |`,
  );
  rmSync(folder, { recursive: true });
}
process.exit(0);

async function opened(folder) {
  const at = performance.now();
  const node = await start(values.main, ['--data', folder, '--port', '0']);
  return { node, took: performance.now() - at };
}

async function fill(folder, streams) {
  const clock = { nowMicros: () => Date.now() * 1000, newId: randomUUID };
  const store = await Store.open(folder, clock);
  const data = Buffer.from(JSON.stringify({ text: 'x'.repeat(100) }));
  const event = () => ({
    id: randomUUID(),
    type: 'happened',
    isJson: true,
    metadata: Buffer.alloc(0),
    data,
  });
  let next = 0;
  const writer = async () => {
    while (next < streams) {
      const stream = `order-${next++}`;
      const events = Array.from({ length: EVENTS_PER_STREAM }, event);
      await store.writer.append(stream, { kind: 'no-stream' }, events);
    }
  };
  await Promise.all(Array.from({ length: 512 }, writer));
  await store.close();
}

/** Reads and appends all over the place. */
async function use(url, streams) {
  const es = client.EventStoreDBClient.connectionString(url);
  for (let i = 0; i < 20_000; i += 20)
    await Promise.all(
      Array.from({ length: 20 }, async (_, k) => {
        const stream = `order-${((i + k) * 7919) % streams}`;
        for await (const _event of es.readStream(stream));
        await es.appendToStream(stream, client.jsonEvent({ type: 'happened', data: {} }));
      }),
    );
  await es.dispose();
}
