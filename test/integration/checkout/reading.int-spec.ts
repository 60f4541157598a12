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

describe('GET /v1/orders', () => {
  const list = async (query: string, speak = operator, headers: Record<string, string> = {}) => {
    const { status, body } = await speak('GET', `/v1/orders${query}`, { headers });
    const {
      orders = [],
      nextCursor,
      asOf,
      code,
      errors = [],
    } = body as unknown as {
      orders?: { orderNumber: string }[];
      nextCursor?: string;
      asOf?: unknown;
      code?: string;
      errors?: { path: string; code: string }[];
    };
    const numbers = orders.map(({ orderNumber }) => orderNumber);
    const faults = errors.map(({ path, code: fault }) => `${path} ${fault}`);
    return { status, numbers, nextCursor, asOf, code, faults, orders };
  };
  const user = (username: string) => ({ user: { username, email: `${username}@example.com` } });

  let position = '';
  beforeAll(async () => {
    for (const number of ['LIST-1', 'LIST-2', 'LIST-3']) {
      const { headers } = await place(number, user('lister'));
      position = headers.get('makegood-position') ?? '';
    }
  });

  it('lists each order as GET gives it, never older than the position that the caller brings', async () => {
    const { status, numbers, orders, asOf } = await list('?user=lister', operator, {
      'makegood-position': position,
    });
    expect(status).toBe(200);
    expect(numbers).toEqual(['LIST-3', 'LIST-2', 'LIST-1']);
    expect(asOf).toEqual({ position: expect.any(String) as string, lagMs: 0 });
    await complete('LIST-1');
    const { body } = await operator('GET', '/v1/orders/LIST-1');
    expect((await list('?user=lister&status=Complete')).orders).toContainEqual(body);
    expect(orders[0]).toHaveProperty('payment');
  });

  it('goes on with nextCursor, until there is none', async () => {
    await complete('LIST-3');
    const first = await list('?user=lister&limit=2');
    expect(first.numbers).toEqual(['LIST-3', 'LIST-2']);
    const second = await list(`?user=lister&limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ numbers: ['LIST-1'], nextCursor: undefined });
    const elsewhere = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect(elsewhere).toMatchObject({ status: 422, faults: ['cursor cursor-invalid'] });
  });

  it('shows learners their own orders, whatever they ask for', async () => {
    await complete('LIST-3');
    const lister = speakAs(app, 'lister', 'learner');
    expect((await list('?limit=3', lister)).numbers).toEqual(['LIST-3', 'LIST-2', 'LIST-1']);
    const ada = speakAs(app, 'ada', 'learner');
    expect((await list('?user=lister', ada)).numbers).toEqual([]);
    expect(await list('?user=LISTER', lister)).toMatchObject({ status: 200, numbers: [] });
    const nobody = await list('', speakAs(app, 'nobody', 'learner'));
    expect(nobody).toMatchObject({ status: 200, numbers: [], nextCursor: undefined });
  });

  it('does not tell who may not see an order whether there is one', async () => {
    const eve = speakAs(app, 'eve', 'learner');
    for (const token of [position, 'order-nowhere@0', `order-list-1@99`, 'x', 'order-@1']) {
      const answer = await list('', eve, { 'makegood-position': token });
      expect(answer).toMatchObject({ status: 200, numbers: [] });
    }
  });

  it.each([
    ['?status=Lost', 422, 'status order-status-unknown'],
    ['?status=', 422, 'status order-status-unknown'],
    ['?status=Open,Lost', 422, 'status order-status-unknown'],
    ['?number=EDX%25', 422, 'number order-number-invalid'],
    ['?email=a@example.com', 400, 'email unknown-field'],
    ['?placedAfter=2026-11-23T10:00:00', 422, 'placedAfter time-invalid'],
    ['?placedAfter=2026-11-23', 422, 'placedAfter time-invalid'],
    ['?placedBefore=2026-02-30T10:00:00Z', 422, 'placedBefore time-invalid'],
    ['?limit=0', 422, 'limit limit-invalid'],
    ['?limit=201', 422, 'limit limit-invalid'],
    ['?limit=1e1', 422, 'limit limit-invalid'],
    ['?user=%00', 422, 'user characters'],
    ['?user=a&user=b', 400, 'user wrong-type'],
    ['?cursor=zzz', 422, 'cursor cursor-invalid'],
    ['?colour=red', 400, 'colour unknown-field'],
    ['?__proto__=1', 400, '__proto__ unknown-field'],
  ])('%s is answered %i: %s', async (query, status, fault) => {
    expect(await list(query)).toMatchObject({ status, faults: [fault] });
  });

  it.each(['placedAfter=2020-01-01T00:00:00%2B02:00', 'placedBefore=2099-01-01T00:00Z'])(
    'takes a time with its offset: %s',
    async (query) => {
      expect((await list(`?user=lister&${query}`)).status).toBe(200);
    },
  );
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
