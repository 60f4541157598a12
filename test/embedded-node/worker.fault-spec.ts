import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { temporaryFolder } from './test-node.js';

const CONTRACT = new URL('../../dist/embedded-node/contract.js', import.meta.url).href;

/** Runs a script beside the built node, as the service does. What it prints. */
async function run(folder: string, script: string): Promise<string> {
  const source = `
    import { startEmbeddedNode } from ${JSON.stringify(CONTRACT)};
    import esdb from '@eventstore/db-client';
    const dataDir = ${JSON.stringify(folder)};
    const connect = (node) => esdb.EventStoreDBClient.connectionString(node.connectionString);
    const event = () => esdb.jsonEvent({ type: 'happened', data: {} });
    ${script}
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return `${output}exit ${code}`;
}

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('serves from a thread, stops, and starts again on the same folder', async () => {
  const output = await run(
    folder,
    `for (let i = 0; i < 2; i++) {
       const node = await startEmbeddedNode({ dataDir });
       const client = connect(node);
       console.log((await client.appendToStream('s', event())).nextExpectedRevision);
       await client.dispose();
       await node.stop();
     }`,
  );
  expect(output).toBe('0n\n1n\nexit 0');
});

it('refuses a folder that another thread has open', async () => {
  const output = await run(
    folder,
    `await startEmbeddedNode({ dataDir });
     await startEmbeddedNode({ dataDir }).catch((error) => console.log(error.name));`,
  );
  expect(output).toBe('FolderInUse\nexit 0');
});

it('refuses a port that is taken', async () => {
  const output = await run(
    folder,
    `const { port } = await startEmbeddedNode({ dataDir });
     await startEmbeddedNode({ dataDir: dataDir + '/other', port })
       .catch((error) => console.log(error.message.includes('Cannot listen on 127.0.0.1:' + port)));`,
  );
  expect(output).toBe('true\nexit 0');
});
