import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GUIDE, writeGuideFiles } from '../support/module-guide.js';
import {
  JWT_SECRET,
  newDataDir,
  removeDataDir,
  ServiceProcess,
} from '../support/service-process.js';

const [, before = '', start = ''] = /```\n(node [^\n]+) &\nexport (.*)\nnpm ci/.exec(GUIDE) ?? [];
const [, commands = '', shown = ''] = /```sh\n(.*?)```\n\n```\n(.*?)```/s.exec(GUIDE) ?? [];

let folder: string;
let dataDir: string;
let shop: ChildProcess;
let service: ServiceProcess;
beforeAll(async () => {
  folder = writeGuideFiles();
  dataDir = await newDataDir();
  shop = spawn(process.execPath, before.split(' ').slice(1), {
    cwd: folder,
    env: { PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [listening] = (await once(shop.stdout!, 'data')) as [Buffer];
  const [, port = ''] = /port: (\d+)/.exec(listening.toString()) ?? [];
  const variables = start.replace(':8090', `:${port}`).replace('./', join(folder, '/')).split(' ');
  const env = variables.map((one) => one.split('=') as [string, string]);
  service = await ServiceProcess.start(dataDir, Object.fromEntries(env));
});
afterAll(async () => {
  await service.kill();
  shop.kill();
  removeDataDir(dataDir);
  rmSync(folder, { recursive: true });
});

it('the built service loads the module of the guide, which makes its line good', async () => {
  expect(commands).toContain('URL=http://127.0.0.1:8080');
  const { stdout } = await promisify(execFile)(
    'bash',
    ['-ec', commands.replace('http://127.0.0.1:8080', service.url)],
    { env: { ...process.env, DATA_DIR: dataDir, JWT_SECRET } },
  );
  for (const line of shown.trim().split('\n')) expect(stdout).toContain(line);
});
