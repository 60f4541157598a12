import { OrderNews } from '../../../src/checkout/read/order-status/order-news.js';
import { eventually } from '../../support/eventually.js';
import { orderRequest } from '../../support/checkout-client.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { bearer, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

let app: CheckoutApp;
beforeAll(async () => {
  app = await startCheckoutApp({
    ...{ FULFILLMENT_MODE: 'sync', FULFILLMENT_SYNC_WAIT_MS: '100000', LMS_TIMEOUT_MS: '100000' },
  });
});
afterAll(() => app.stop());

describe('a caller who waits for fulfilment and hangs up', () => {
  it('is waited for no longer', async () => {
    const news = app.part(OrderNews);
    await new SandboxLmsClient(app.lmsUrl).fail({
      route: 'any',
      status: 503,
      delayMs: 60_000,
      times: 1,
    });
    const caller = new AbortController();
    const answer = fetch(`${app.url}/v1/orders`, {
      method: 'POST',
      headers: {
        authorization: await bearer('shop', 'checkout'),
        'content-type': 'application/json',
      },
      body: JSON.stringify(orderRequest('HANG-UP-1')),
      signal: caller.signal,
    });
    answer.catch(() => undefined);
    await eventually(
      () => app.store.read('order-hang-up-1'),
      (events) => events.length === 2,
    );
    expect(news.watched).toBe(1);
    caller.abort();
    await eventually(
      () => news.watched,
      (watched) => watched === 0,
    );
    await expect(answer).rejects.toThrow();
  });
});
