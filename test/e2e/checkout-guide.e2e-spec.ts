import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import createClient from 'openapi-fetch';
import type { paths } from '../../src/cli/client/api.js';
import { Api, type ApiDocument } from '../support/api-document.js';
import {
  JWT_SECRET,
  newDataDir,
  removeDataDir,
  ServiceProcess,
} from '../support/service-process.js';

const GUIDE = readFileSync('docs/guides/checkout.md', 'utf8');
const MARK = '@@@ next';

/** Commands to paste, each with the lines that the guide shows of what they print. */
const steps = [...GUIDE.matchAll(/```sh\n(.*?)```(?:\n\n```\n(.*?)```)?/gs)].map(
  ([, commands = '', shown = '']) => ({ commands, shown: shown.trim().split('\n') }),
);

let dataDir: string;
let service: ServiceProcess;
beforeAll(async () => {
  dataDir = await newDataDir();
  service = await ServiceProcess.start(dataDir);
});
afterAll(async () => {
  await service.kill();
  removeDataDir(dataDir);
});

it('the guide to checkout does what it says', async () => {
  const script = steps.map(({ commands }) => commands).join(`echo; echo '${MARK}'\n`);
  expect(script).toContain('URL=http://127.0.0.1:8080');
  const { stdout } = await promisify(execFile)(
    'bash',
    ['-ec', script.replace('http://127.0.0.1:8080', service.url)],
    { env: { ...process.env, DATA_DIR: dataDir, JWT_SECRET } },
  );
  const printed = stdout.split(MARK);
  expect(printed).toHaveLength(steps.length);
  for (const [i, { shown }] of steps.entries()) {
    for (const line of shown) expect(printed[i]).toContain(line);
  }
});

it('a client made of the document places an order and reads it, as the document says', async () => {
  const api = new Api((await (await fetch(`${service.url}/openapi.json`)).json()) as ApiDocument);
  const client = createClient<paths>({
    baseUrl: service.url,
    headers: { authorization: `Bearer ${await service.token('checkout')}` },
  });
  const body = JSON.parse(
    readFileSync('docs/examples/order.json', 'utf8'),
  ) as paths['/v1/orders']['post']['requestBody']['content']['application/json'];
  const placed = await client.POST('/v1/orders', { body });
  expect(placed.response.status).toBe(201);
  const path = { number: placed.data?.orderNumber ?? '' };
  const read = await client.GET('/v1/orders/{number}', { params: { path } });
  for (const answer of [placed.data, read.data]) {
    expect(api.faults({ $ref: '#/components/schemas/Order' }, answer)).toEqual([]);
  }
  const refused = await client.POST('/v1/orders', { body: { ...body, shippingMethod: 'other' } });
  expect(refused.error?.code).toBe('order-number-taken');
  expect(api.faults({ $ref: '#/components/schemas/Problem' }, refused.error)).toEqual([]);
});

it('the page at /docs and its files are there, and allow nothing from elsewhere', async () => {
  const page = await fetch(`${service.url}/docs`);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const files = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, at]) => at!);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect((await fetch(service.url + file)).status).toBe(200);
  expect((await fetch(`${service.url}/docs/..%2fpackage.json`)).status).toBe(404);
});
