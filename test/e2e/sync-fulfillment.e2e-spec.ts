import { CheckoutClient, orderRequest, type OrderAnswer } from '../support/checkout-client.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

describe('FULFILLMENT_MODE=sync', () => {
  let dataDir: string;
  let service: ServiceProcess;
  let checkout: CheckoutClient;
  let lms: SandboxLmsClient;

  const start = async (syncWaitMs: string): Promise<void> => {
    service = await ServiceProcess.start(dataDir, {
      ...{ FULFILLMENT_MODE: 'sync', FULFILLMENT_SYNC_WAIT_MS: syncWaitMs },
      ...{ LMS_TIMEOUT_MS: '60000', RETRY_BASE_MS: '60000' },
    });
    checkout = new CheckoutClient(service);
    lms = new SandboxLmsClient(service.lmsUrl);
  };

  const place = async (number: string, changes: object = {}) => {
    const response = await checkout.place(orderRequest(number, changes));
    return { response, order: (await response.json()) as OrderAnswer };
  };

  beforeEach(async () => {
    dataDir = await newDataDir();
  });

  afterEach(async () => {
    await service.kill();
    removeDataDir(dataDir);
  });

  it('answers a placed order when its lines have outcomes, as GET gives it then', async () => {
    await start('60000');
    const { response, order } = await place('SYNC-1');
    expect(response.status).toBe(201);
    expect(order).toMatchObject({ status: 'Complete', revision: 3 });
    expect(response.headers.get('etag')).toBe('"3"');
    expect(response.headers.get('makegood-position')).toBe('order-sync-1@3');
    expect(await checkout.order('SYNC-1', 'order-sync-1@3')).toEqual(order);

    const again = await place('SYNC-1');
    expect(again.response.headers.get('idempotency-replayed')).toBe('true');
    expect(again.order).toEqual(order);

    await lms.fail({ route: 'any', status: 503, times: 1, retryAfter: 60 });
    const failing = await place('SYNC-2');
    expect(failing.response.status).toBe(201);
    expect(failing.order).toMatchObject({
      status: 'Fulfillment Error',
      lines: [{ retry: 'scheduled', lastFailure: { class: 'server' } }, { status: 'Complete' }],
    });

    const payment = { processor: 'sandbox', token: 'tok_timeout_after_success' };
    const pending = await place('SYNC-3', { payment });
    expect(pending.response.status).toBe(202);
  });

  it('answers 201 with the order as it is when that takes too long, and waits no longer than it lives', async () => {
    await start('300');
    await lms.fail({ route: 'any', delayMs: 30_000, times: 10 });
    const { response, order } = await place('SLOW-1');
    expect(response.status).toBe(201);
    expect(order).toMatchObject({ orderNumber: 'SLOW-1', status: 'Open' });
    expect(order.lines[0]).toMatchObject({ status: 'Open' });
    await service.kill();

    await start('100000');
    await lms.fail({ route: 'any', delayMs: 30_000, times: 10 });
    const waiting = place('SLOW-2');
    await checkout.until('SLOW-2', ({ status }) => status === 'Open');
    expect(await service.stop()).toBe(0);
    expect((await waiting).response.status).toBe(201);
    expect(service.output).not.toContain('cut off');
  });
});
