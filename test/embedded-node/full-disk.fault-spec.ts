import { rmSync } from 'node:fs';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { startNodeProcess, runNode } from './node-process.js';
import { temporaryFolder } from './test-node.js';

const LIMIT_KIB = 2048;
const append = (client: EventStoreDBClient, kilobytes: number) =>
  client.appendToStream(
    's',
    jsonEvent({ type: 'x', data: { text: 'x'.repeat(kilobytes * 1000) } }),
  );

async function count(client: EventStoreDBClient): Promise<number> {
  const events: unknown[] = [];
  for await (const { event } of client.readStream('s')) events.push(event);
  return events.length;
}

it('refuses appends when the disk is full, says why, and goes on serving reads', async () => {
  const folder = temporaryFolder();
  const node = await startNodeProcess(folder, { limitKiB: LIMIT_KIB });
  const client = EventStoreDBClient.connectionString(node.url);
  let written = 0;
  const filled = async () => {
    for (;;) {
      await append(client, 300);
      written += 1;
    }
  };
  await expect(filled()).rejects.toThrow('The disk is full: the append was not written');
  expect(await count(client)).toBe(written);
  await append(client, 1); // there is still room for little
  await expect(append(client, 300)).rejects.toThrow('The disk is full');
  await client.dispose();
  expect(await node.stop()).toBe(0);

  const roomy = await startNodeProcess(folder);
  const later = EventStoreDBClient.connectionString(roomy.url);
  await append(later, 300);
  expect(await count(later)).toBe(written + 2);
  await later.dispose();
  await roomy.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('says that it is for one machine, and refuses a second node on its folder', async () => {
  const folder = temporaryFolder();
  const node = await startNodeProcess(folder);
  const second = await runNode(['--data', folder, '--port', '0']);
  expect(second.code).toBe(1);
  expect(second.output).toContain('in use by another embedded node');
  await node.stop();
  expect(node.log()).toContain(
    'for one machine only; a cluster is a real KurrentDB, and one line changes: EVENTSTORE_URL=esdb+discover://',
  );
  rmSync(folder, { recursive: true, force: true });
});
