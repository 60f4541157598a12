import { sql } from 'kysely';
import { LEASE_MS } from '../../../src/platform/http/idempotency/idempotency-keys.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

const NEVER_AGAIN_BY_ITSELF = { RETRY_MAX_ATTEMPTS: '1' };

let app: CheckoutApp;
let lms: SandboxLmsClient;
let checkout: ReturnType<typeof speakAs>;
let operator: ReturnType<typeof speakAs>;
beforeAll(async () => {
  app = await startCheckoutApp(NEVER_AGAIN_BY_ITSELF);
  lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
  checkout = speakAs(app, 'shop', 'checkout');
  operator = speakAs(app, 'olga', 'operator');
});
afterAll(() => app.stop());

/** Each order has a learner of its own, called like it. */
const place = (number: string) =>
  checkout('POST', '/v1/orders', {
    body: orderRequest(number, {
      user: { username: number.toLowerCase(), email: 'a@example.com' },
    }),
  });

const lineOne = async (number: string): Promise<Record<string, unknown>> => {
  const { body } = await operator('GET', `/v1/orders/${number}`);
  return (body['lines'] as Record<string, unknown>[])[0] ?? {};
};
const becomes = (number: string, line: object) =>
  eventually(
    () => lineOne(number),
    (now) => Object.entries(line).every(([name, value]) => now[name] === value),
  );
const types = async (number: string) => {
  const { body } = await operator('GET', `/v1/orders/${number}/history`);
  return (body['events'] as { type: string }[]).map(({ type }) => type);
};
const reason = 'A test wants it.';
const ask = (path: string, body: object = { reason }, headers = {}) =>
  operator('POST', `/v1/orders/${path}`, { body, headers });

async function failed(number: string, times = 1): Promise<void> {
  await lms.fail({ route: 'any', user: number.toLowerCase(), status: 503, times });
  await place(number);
  await becomes(number, { status: 'Fulfillment Server Error', retry: 'exhausted' });
}

describe('revoking a line', () => {
  it('takes the enrollment back', async () => {
    await place('REV-1');
    await becomes('REV-1', { status: 'Complete' });
    const asked = await ask('REV-1/lines/1/revocation');
    expect(asked).toMatchObject({
      status: 202,
      body: { lines: [{ revocation: 'requested' }, {}] },
    });
    expect(await becomes('REV-1', { status: 'Revoked' })).not.toHaveProperty('revocation');
    const course = 'course-v1:edX+DemoX+2026';
    expect(await lms.enrollment('rev-1', course)).toMatchObject({ is_active: false });
    expect(await types('REV-1')).toEqual([
      ...['PaymentCollected', 'OrderPlaced', 'LineFulfilled', 'LineFulfilled'],
      ...['RevocationRequested', 'LineRevoked'],
    ]);
    expect((await operator('GET', '/v1/orders/REV-1')).body).toMatchObject({ status: 'Complete' });
  });

  it('is told by the order when it fails, and begins anew when it is asked again', async () => {
    await place('REV-2');
    await becomes('REV-2', { status: 'Complete' });
    await lms.fail({ route: 'any', user: 'rev-2', status: 503, times: 1 });
    await ask('REV-2/lines/1/revocation');
    await becomes('REV-2', {
      status: 'Revocation Error',
      retry: 'exhausted',
      revocation: 'failed',
    });
    await ask('REV-2/lines/1/revocation');
    await becomes('REV-2', { status: 'Revoked' });
  });

  it('happens once, however often it is asked', async () => {
    await place('REV-3');
    await becomes('REV-3', { status: 'Complete' });
    const all = await Promise.all([1, 2, 3].map(() => ask('REV-3/lines/1/revocation')));
    expect(all.map(({ status }) => status)).toEqual([202, 202, 202]);
    await becomes('REV-3', { status: 'Revoked' });
    await ask('REV-3/lines/1/revocation');
    const seen = await types('REV-3');
    expect(seen.filter((type) => type === 'RevocationRequested')).toHaveLength(1);
  });
});

describe('asking for a retry', () => {
  it('attempts what failed, at once, though the automatic budget is used up', async () => {
    await failed('RET-1');
    const asked = await ask('RET-1/fulfillment/retries');
    expect(asked).toMatchObject({ status: 202, body: { lines: ['1'] } });
    expect(asked.headers.get('makegood-position')).toBe('order-ret-1@4');
    expect(await becomes('RET-1', { status: 'Complete' })).toMatchObject({ attempts: 2 });
  });

  it('with a key is the same retry when it is sent again', async () => {
    await failed('RET-2', 2);
    const headers = { 'idempotency-key': 'the-same' };
    const first = await ask('RET-2/fulfillment/retries', { reason }, headers);
    await becomes('RET-2', { attempts: 2, retry: 'exhausted' });
    const again = await ask('RET-2/fulfillment/retries', { reason }, headers);
    expect([again.status, again.body]).toEqual([202, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const seen = await types('RET-2');
    expect(seen.filter((type) => type === 'FulfillmentRetryRequested')).toHaveLength(1);
  });

  it('with a key is the same retry also when we were killed before its answer was kept', async () => {
    await failed('RET-5', 2);
    const headers = { 'idempotency-key': 'killed-meanwhile' };
    const first = await ask('RET-5/fulfillment/retries', { reason }, headers);
    await becomes('RET-5', { attempts: 2, retry: 'exhausted' });
    await app.database.run(
      sql`update idempotency_keys set answer = null, token = 'of the dead', reserved_at = reserved_at - ${LEASE_MS}`.compile(
        queryBuilder(),
      ),
    );
    const again = await ask('RET-5/fulfillment/retries', { reason }, headers);
    expect(again).toMatchObject({ status: 200, body: { retryId: first.body['retryId'] } });
    expect(again.headers.get('idempotency-replayed')).toBeNull();
    const seen = await types('RET-5');
    expect(seen.filter((type) => type === 'FulfillmentRetryRequested')).toHaveLength(1);
  });

  it('with a key that was used for another request is refused, and nothing is done', async () => {
    await failed('RET-4', 3);
    const headers = { 'idempotency-key': 'used-before' };
    await ask('RET-4/fulfillment/retries', { reason }, headers);
    await becomes('RET-4', { attempts: 2, retry: 'exhausted' });
    const other = { lines: ['1'], reason: 'Another reason.' };
    expect(await ask('RET-4/fulfillment/retries', other, headers)).toMatchObject({
      ...{ status: 422, body: { code: 'idempotency-key-reused' } },
    });
  });

  it('names who asked and why', async () => {
    await failed('RET-3');
    await ask('RET-3/fulfillment/retries');
    const { body } = await operator('GET', '/v1/orders/RET-3/history');
    const asked = (body['events'] as { type: string }[]).find(
      ({ type }) => type === 'FulfillmentRetryRequested',
    );
    expect(asked).toMatchObject({
      ...{ actor: { kind: 'user', id: 'olga' }, data: { lineIds: ['1'], reason } },
      metadata: { reason },
    });
  });
});

describe('settling a line by hand', () => {
  it.each([
    ['complete', 'Complete'],
    ['abandoned', 'Abandoned'],
  ])('as %s ends it without a call', async (outcome, status) => {
    const number = `SET-${outcome}`;
    await failed(number);
    const settled = await ask(`${number}/lines/1/settlement`, { outcome, reason, evidence: 'T-1' });
    expect(settled).toMatchObject({ status: 200, body: { lines: [{ status }, {}] } });
    await eventually(
      () => operator('GET', `/v1/orders/${number}`),
      ({ body }) => body['status'] === 'Complete',
    );
    expect(await lms.appliedCalls(number.toLowerCase())).toBe(0);
  });
});

describe('settling an excess payment', () => {
  it('closes its case', async () => {
    await place('EXC-1');
    const user = { username: 'exc-1', email: 'a@example.com' };
    const payment = { processor: 'captured', reference: 'ch-paid-twice', amount: '159.00' };
    const twice = orderRequest('EXC-1', { user, payment });
    const refused = await checkout('POST', '/v1/orders', { body: twice });
    expect(refused).toMatchObject({ status: 409, body: { code: 'order-already-paid' } });
    const seen = { 'Makegood-Position': refused.headers.get('Makegood-Position')! };
    const open = await operator('GET', '/v1/orders/EXC-1', { headers: seen });
    expect(open.body).toMatchObject({
      excessPayments: [{ reference: 'ch-paid-twice', status: 'open', closedBy: 'operator' }],
    });
    const settlement = { reference: 'ch-paid-twice', reason };
    const settled = await ask('EXC-1/excess-payments/settlement', settlement);
    expect(settled).toMatchObject({
      ...{ status: 200, body: { excessPayments: [{ status: 'settled-by-hand' }] } },
    });
    expect(await ask('EXC-1/excess-payments/settlement', settlement)).toMatchObject({
      body: { revision: settled.body['revision'] },
    });
  });
});

describe('an act on an order', () => {
  it.each([
    ['NONE-1/fulfillment/retries', { reason }, 404, 'order-not-found'],
    ['NONE-1/lines/1/revocation', { reason }, 404, 'order-not-found'],
    ['ACT-1/lines/9/revocation', { reason }, 404, 'line-not-found'],
    [
      'ACT-1/excess-payments/settlement',
      { reference: 'ch_9', reason },
      404,
      'excess-payment-not-found',
    ],
    ['NONE-1/excess-payments/settlement', { reference: 'ch_9', reason }, 404, 'order-not-found'],
    ['ACT-1/fulfillment/retries', { reason }, 409, 'nothing-to-retry'],
    ['ACT-1/lines/1/settlement', { outcome: 'complete', reason }, 409, 'line-already-complete'],
    ['ACT-1/lines/1/settlement', { outcome: 'lost', reason }, 422, 'request-invalid'],
    ['ACT-1/lines/1/revocation', {}, 400, 'request-malformed'],
    ['ACT-1/lines/1/revocation', { reason: '' }, 422, 'request-invalid'],
    ['ACT-1/lines/1/revocation', { reason: '  ' }, 422, 'request-invalid'],
    ['ACT-1/notes', { text: ' ' }, 422, 'request-invalid'],
    ['ACT-1/fulfillment/retries', { reason, lines: [] }, 422, 'request-invalid'],
  ])('%s %j is refused with %d %s', async (path, body, status, code) => {
    await place('ACT-1');
    await becomes('ACT-1', { status: 'Complete' });
    expect(await ask(path, body)).toMatchObject({ status, body: { code } });
  });
});
