import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Line, LineResult } from '../../../src/fulfillment/fulfillment-module.js';
import { createModules } from '../../../src/fulfillment/module-registry.js';
import { loadConfig } from '../../../src/config/index.js';
import { HttpPools } from '../../../src/platform/http/http-pools.js';
import { DONATION, exampleOrder } from '../../contract/fulfillment-module/example-order.js';
import type { Script } from '../../contract/fulfillment-module/small-lms.js';
import { SmallReceiver } from '../../contract/fulfillment-module/small-receiver.js';

const GIFT: Line = { ...DONATION, productType: 'Gift' };
const ORDER = exampleOrder([GIFT]);
const attempt = { begin: () => Promise.resolve() };

let receiver: SmallReceiver;
let server: Server;
let url: string;
const pools = new HttpPools();

beforeEach(async () => {
  receiver = new SmallReceiver();
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const answer = receiver.answer({ method, path, body, headers: headers as never });
      if (typeof answer === 'string') request.socket.destroy();
      else response.writeHead(answer.status, { ...answer.headers }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/makegood`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
afterAll(() => pools.close());

/** The module as the service makes it. */
async function webhook(env: NodeJS.ProcessEnv = {}) {
  const { fulfillment } = loadConfig({
    ...{ FULFILLMENT_MODULES: 'webhook', WEBHOOK_PRODUCT_TYPES: 'Gift' },
    ...{ WEBHOOK_URL: url, WEBHOOK_SECRET: SmallReceiver.SECRET },
    ...{ WEBHOOK_PRIVATE_ADDRESSES: 'allowed', ...env },
  });
  const lms = { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1 };
  const openHttp: HttpPools['open'] = (options) => pools.open(options);
  const [module] = await createModules(fulfillment.modules, {
    openHttp,
    lms,
    ...fulfillment,
    settings: {},
  });
  if (!module?.probe) throw new Error('The module webhook can be asked.');
  const probe = module.probe.bind(module);
  return {
    fulfill: async (): Promise<LineResult | undefined> => {
      for await (const result of module.fulfillProduct(ORDER, [GIFT], attempt)) return result;
      return undefined;
    },
    probe: () => probe(ORDER, GIFT, attempt),
    revoke: () => module.revokeLine(ORDER, GIFT, attempt),
  };
}

const once = (script: Script): void => {
  receiver.script = (asked, usual) => {
    receiver.script = () => undefined;
    return script(asked, usual);
  };
};
const DONE = { kind: 'fulfilled', receipt: { reference: 'R-1' } };

it('a signed message is believed, and done once by two workers who race', async () => {
  const workers = [await webhook(), await webhook()];
  const results = await Promise.all(workers.map((worker) => worker.fulfill()));
  expect(results).toMatchObject([DONE, DONE]);
  expect(receiver.effects).toEqual(['line.fulfill 2']);
  expect(await workers[0]!.revoke()).toMatchObject({ kind: 'revoked' });
  expect(await workers[1]!.revoke()).toMatchObject({ kind: 'revoked' });
  expect(receiver.effects).toEqual(['line.fulfill 2', 'line.revoke 2']);
});

it.each(['before', 'after'])('the connection dies %s the receiver acted', async (when) => {
  once((_, usual) => {
    if (when === 'after') usual();
    return 'cut-off';
  });
  const lost = { kind: 'failed', code: 'webhook-connection-lost', outcomeUnknown: true };
  expect(await (await webhook()).fulfill()).toMatchObject(lost);
  expect(await (await webhook()).fulfill()).toMatchObject(DONE);
  expect(receiver.effects).toEqual(['line.fulfill 2']);
});

it('what is done later is asked for, by a worker that knows nothing but the order', async () => {
  once(() => ({ status: 202, headers: { 'retry-after': '3' } }));
  expect(await (await webhook()).fulfill()).toMatchObject({
    kind: 'deferred',
    checkAfterMs: 3_000,
  });
  const worker = await webhook();
  expect(await worker.probe()).toEqual({ kind: 'absent' });
  expect(await worker.fulfill()).toMatchObject(DONE);
  expect(await worker.probe()).toMatchObject(DONE);
  expect(receiver.effects).toEqual(['line.fulfill 2']);
});

it('another secret is not believed', async () => {
  const { fulfill } = await webhook({
    WEBHOOK_SECRET: `whsec_${Buffer.alloc(32).toString('base64')}`,
  });
  expect(await fulfill()).toMatchObject({ class: 'configuration', code: 'webhook-unauthorized' });
  expect(receiver.effects).toEqual([]);
});

it('a redirect is not followed', async () => {
  once(() => ({ status: 307, headers: { location: url } }));
  expect(await (await webhook()).fulfill()).toMatchObject({ code: 'webhook-redirects' });
  expect(receiver.asked).toHaveLength(1);
});

it('of an endless answer a little is read', async () => {
  once(() => ({ status: 500, body: 'x'.repeat(10_485_760) }));
  expect(await (await webhook()).fulfill()).toMatchObject({ code: 'webhook-unavailable' });
});

it.each(['localhost', '127.0.0.1', '[::ffff:127.0.0.1]'])(
  'nobody inside is called unless that is allowed: %s',
  async (host) => {
    const env = { WEBHOOK_URL: url.replace('http://localhost', `https://${host}`) };
    const { fulfill } = await webhook({ ...env, WEBHOOK_PRIVATE_ADDRESSES: 'refused' });
    expect(await fulfill()).toMatchObject({ code: 'webhook-address-private' });
  },
);
