import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import {
  newDataDir,
  removeDataDir,
  ServiceProcess,
  stopWhileStarting,
} from '../support/service-process.js';

describe('a service that is told to stop', () => {
  let dataDir: string;
  let service: ServiceProcess | undefined;
  beforeEach(async () => {
    dataDir = await newDataDir();
  });
  afterEach(async () => {
    await service?.kill();
    service = undefined;
    removeDataDir(dataDir);
  });

  it('while it makes its first database ends at once, and the next start makes another', async () => {
    removeDataDir(dataDir);
    dataDir = mkdtempSync(join(tmpdir(), 'makegood-test-'));
    const isBegun = () => existsSync(join(dataDir, 'sql'));
    expect(await stopWhileStarting(dataDir, isBegun)).toBe(0);
    service = await ServiceProcess.start(dataDir);
    const checkout = new CheckoutClient(service);
    expect((await checkout.place(orderRequest('AGAIN-1'))).status).toBe(201);
    await checkout.complete('AGAIN-1');
  });

  it('twice, as npm passes a Ctrl-C on, stops cleanly once', async () => {
    service = await ServiceProcess.start(dataDir);
    const [code] = await Promise.all([service.stop('SIGINT'), service.stop('SIGINT')]);
    expect(code).toBe(0);
    expect(service.output).not.toContain('cut off');
  });

  it('while the LMS keeps it waiting closes everything, and attempts the line again later', async () => {
    const lms = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(lms, 'listening');
    const { port } = lms.address() as AddressInfo;
    const env = { LMS_URL: `http://127.0.0.1:${port}`, LMS_API_KEY: 'k', LMS_TIMEOUT_MS: '30000' };
    service = await ServiceProcess.start(dataDir, env);
    const called = once(lms, 'request');
    await new CheckoutClient(service).place(orderRequest('HANG-1'));
    await called;
    expect(await service.stop()).toBe(0);
    expect(service.output).not.toMatch(/cut off|stopped with an error/);
    lms.closeAllConnections();
    lms.close();
    service = await ServiceProcess.start(dataDir);
    await new CheckoutClient(service).complete('HANG-1');
  });

  it('goes on, and stops cleanly, when nobody reads its output any more', async () => {
    service = await ServiceProcess.start(dataDir);
    service.stopListening();
    const checkout = new CheckoutClient(service);
    for (const number of ['DEAF-1', 'DEAF-2', 'DEAF-3']) {
      expect((await checkout.place(orderRequest(number))).status).toBe(201);
      await checkout.complete(number);
    }
    expect(await service.stop()).toBe(0);
  });
});
