import { issueToken } from '../../../src/platform/security/issue-token.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { JWT_SECRET, speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

let app: CheckoutApp;
let checkout: ReturnType<typeof speakAs>;
let operator: ReturnType<typeof speakAs>;
beforeAll(async () => {
  app = await startCheckoutApp();
  checkout = speakAs(app, 'shop', 'checkout');
  operator = speakAs(app, 'olga', 'operator');
});
afterAll(() => app.stop());

const place = (number: string, changes: object = {}) =>
  checkout('POST', '/v1/orders', { body: orderRequest(number, changes) });

const complete = (number: string) =>
  eventually(
    () => operator('GET', `/v1/orders/${number}`),
    ({ body }) => body['status'] === 'Complete',
  );

describe('asking again for an order', () => {
  it('that has not changed is answered 304, without a body', async () => {
    await place('TAG-1');
    const seen = await complete('TAG-1');
    const etag = seen.headers.get('etag') ?? '';
    for (const given of [etag, `W/${etag}`, `"0", ${etag}`, '*']) {
      const again = await operator('GET', '/v1/orders/tag-1', {
        headers: { 'if-none-match': given },
      });
      expect(again).toMatchObject({ status: 304, body: {} });
      expect(again.headers.get('etag')).toBe(etag);
      expect(again.headers.get('makegood-position')).toBe(seen.headers.get('makegood-position'));
      expect(again.headers.get('cache-control')).toBe('private, no-cache');
    }
  });

  it('that has changed is answered with it', async () => {
    await place('TAG-2');
    await complete('TAG-2');
    const headers = { 'if-none-match': '"1"' };
    const { status, body } = await operator('GET', '/v1/orders/TAG-2', { headers });
    expect({ status, order: body['orderNumber'] }).toEqual({ status: 200, order: 'TAG-2' });
  });

  it('with HEAD tells its tag only', async () => {
    await place('TAG-3');
    const { headers } = await complete('TAG-3');
    const head = await operator('HEAD', '/v1/orders/TAG-3');
    expect(head).toMatchObject({ status: 200, body: {} });
    expect(head.headers.get('etag')).toBe(headers.get('etag'));
    expect((await speakAs(app, 'eve', 'learner')('HEAD', '/v1/orders/TAG-3')).status).toBe(404);
  });

  it('whose tag is guessed tells nothing to who may not see it', async () => {
    await place('TAG-4');
    const headers = { 'if-none-match': '*' };
    const eve = speakAs(app, 'eve', 'learner');
    expect((await eve('GET', '/v1/orders/TAG-4', { headers })).status).toBe(404);
  });
});

describe('a token with partners', () => {
  const limited = async (method: string, path: string, partners: unknown, body?: object) => {
    const sub = 'partner-desk';
    const token = await issueToken(
      { sub, roles: ['checkout', 'auditor'], ttlSeconds: 60, partners: partners as string[] },
      JWT_SECRET,
      Date.now(),
    );
    const response = await fetch(app.url + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const { code } = JSON.parse(text) as { code?: string };
    return [response.status, ...(code === undefined ? [] : [code])];
  };

  it('places orders of its partners only', async () => {
    const post = (number: string, partners: unknown, partner?: string) =>
      limited('POST', '/v1/orders', partners, orderRequest(number, partner ? { partner } : {}));
    expect(await post('PARTNER-1', ['edx', 'mit'], 'mit')).toEqual([201]);
    expect(await post('PARTNER-2', ['edx'], 'mit')).toEqual([403, 'partner-not-allowed']);
    expect(await post('PARTNER-2', ['edx'])).toEqual([403, 'partner-not-allowed']);
    expect(await post('PARTNER-2', [], 'mit')).toEqual([403, 'partner-not-allowed']);
    expect((await operator('GET', '/v1/orders/PARTNER-2')).status).toBe(404);
  });

  it('sees orders of its partners only, and their history', async () => {
    await place('PARTNER-3', { partner: 'mit' });
    await place('PARTNER-4');
    for (const rest of ['', '/history']) {
      const get = (number: string, partners: unknown) =>
        limited('GET', `/v1/orders/${number}${rest}`, partners);
      expect(await get('PARTNER-3', ['mit'])).toEqual([200]);
      expect(await get('PARTNER-3', ['edx'])).toEqual([404, 'order-not-found']);
      expect(await get('PARTNER-3', 'mit')).toEqual([401, 'token-invalid']);
      expect(await get('PARTNER-4', ['mit'])).toEqual([404, 'order-not-found']);
    }
  });
});

describe('ready', () => {
  it('says SANDBOX where something only plays', async () => {
    const ready = await fetch(`${app.url}/health/ready`);
    expect(await ready.json()).toMatchObject({
      status: 'ok',
      notice: 'SANDBOX: the LMS and the payment processor only play.',
    });
  });
});
