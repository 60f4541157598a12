import type { OrderStatusTables } from '../../../src/checkout/read/order-status/order-status.tables.js';
import { eventHash } from '../../../src/kernel/event-hash.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { eventually } from '../../support/eventually.js';
import { orderRequest } from '../../support/checkout-client.js';
import { speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

const ADA = { username: 'ada', email: 'ada@example.com', lmsUserId: 42 };
const rows = queryBuilder<OrderStatusTables>();

let app: CheckoutApp;
let checkout: ReturnType<typeof speakAs>;
let operator: ReturnType<typeof speakAs>;
beforeAll(async () => {
  app = await startCheckoutApp();
  checkout = speakAs(app, 'shop', 'checkout');
  operator = speakAs(app, 'olga', 'operator');
});
afterAll(() => app.stop());

const place = (number: string, changes: object = {}, headers = {}) =>
  checkout('POST', '/v1/orders', { body: orderRequest(number, changes), headers });
const get = (number: string, headers = {}) => operator('GET', `/v1/orders/${number}`, { headers });
const complete = (number: string) =>
  eventually(
    () => get(number),
    ({ body }) => body['status'] === 'Complete',
  );
const sandbox = (token: string) => ({ payment: { processor: 'sandbox', token } });

describe('POST /v1/orders', () => {
  it('answers 201 with place, revision, position, and the order as GET gives it', async () => {
    const { status, headers, body } = await place('P-1');
    expect(status).toBe(201);
    expect(Object.fromEntries(headers)).toMatchObject({
      ...{ location: '/v1/orders/P-1', etag: '"1"', 'makegood-position': 'order-p-1@1' },
      'content-type': 'application/json; charset=utf-8',
    });
    expect(headers.has('idempotency-replayed')).toBe(false);
    expect(body).toMatchObject({ orderNumber: 'P-1', status: 'Open', revision: 1 });
    const seen = await complete('P-1');
    expect({ ...seen.body, ...changing }).toEqual({ ...body, ...changing });
  });

  it('answers the same request alike, marked as a repeat', async () => {
    await place('P-2');
    const seen = await complete('P-2');
    const again = await place('P-2');
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe('/v1/orders/P-2');
    expect(again.body).toEqual(seen.body);
  });

  it('answers 202 while the payment is not certain, and never takes another meanwhile', async () => {
    const body = sandbox('tok_timeout_after_success');
    const { status, headers, body: pending } = await place('P-3', body);
    expect(status).toBe(202);
    expect(headers.get('location')).toBe('/v1/orders/P-3');
    expect(headers.get('etag')).toBe('"0"');
    expect(pending).toMatchObject({ status: 'Payment Pending', payment: { status: 'Pending' } });
    expect(await place('P-3', { payment: orderRequest('P-3')['payment'] })).toMatchObject({
      ...{ status: 409, body: { code: 'payment-pending' } },
    });
    expect(await place('P-3', body)).toMatchObject({ status: 201 });
  });

  it('answers 402 when it is declined, every time, until another payment works', async () => {
    let position = '';
    for (let i = 0; i < 2; i += 1) {
      const { status, headers, body } = await place('P-4', sandbox('tok_declined'));
      position = headers.get('makegood-position') ?? '';
      expect(status).toBe(402);
      expect(headers.get('content-type')).toMatch('application/problem+json');
      expect(body).toMatchObject({
        code: 'payment-declined',
        errors: [{ path: 'payment', code: 'card-declined' }],
      });
    }
    const seen = await get('P-4', { 'Makegood-Position': position });
    expect(seen.body).toMatchObject({ status: 'Payment Declined' });
    expect((await place('P-4', sandbox('tok_ok'))).status).toBe(201);
  });

  it.each([
    ['P-5', { shippingMethod: 'express' }, 'order-number-taken'],
    ['p-5', {}, 'order-number-taken'],
    ['P-5', { payment: { processor: 'captured', reference: 'two', amount: '159' } }, 'order-already-paid'],
    ['P-5b', { payment: { processor: 'captured', reference: 'ch-P-5', amount: '159' } }, 'payment-already-used'],
  ])('answers 409 to %s with %j: %s', async (number, changes, code) => {
    await place('P-5');
    const { status, body } = await place(number, changes);
    expect({ status, code: body['code'] }).toEqual({ status: 409, code });
  }); // prettier-ignore

  it.each([
    [{ orderTotal: '160.00' }, 422, 'request-invalid'],
    [{ payment: { processor: 'captured', reference: 'x', amount: '158.99' } }, 422, 'payment-amount-mismatch'],
    [{ payment: { processor: 'free' } }, 422, 'not-free'],
    [{ payment: { processor: 'paypal', x: 1 } }, 422, 'processor-unknown'],
    [{ payment: { processor: 'stripe', paymentMethod: 'pm' } }, 422, 'processor-unknown'],
    [{ user: { username: 'a\ud800', email: 'a@x.org' } }, 422, 'request-invalid'],
    [{ user: { username: 'a', email: 'a\ud800@x.org' } }, 422, 'request-invalid'],
    [{ colour: 'red' }, 400, 'request-malformed'],
  ])('answers %j with %i %s, and writes nothing', async (changes, status, code) => {
    const answer = await place('P-6', changes);
    expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
    expect((await get('P-6')).status).toBe(404);
  }); // prettier-ignore

  it.each(['', '{', '"text"', '[]', 'null', '{"__proto__": {}}', '{"a": {"constructor": {}}}'])(
    'answers 400 to %s',
    async (body) => {
      expect((await checkout('POST', '/v1/orders', { body })).status).toBe(400);
    },
  );

  it('answers fifty at once alike, and places one', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => place('P-7')));
    const alike = answers.map(({ status, headers, body }) =>
      [status, headers.get('location'), body['orderNumber'], body['placedAt']].join(' '),
    );
    expect(new Set(alike).size).toBe(1);
    expect(answers.filter(({ headers }) => headers.has('idempotency-replayed'))).toHaveLength(49);
    await complete('P-7');
    expect(await app.store.read('order-p-7')).toHaveLength(4);
  });

  // Alike and in one process, they share one answer.
  it('charges once, by the books of the processor, for fifty at once that pay by token', async () => {
    const body = sandbox('tok_ok');
    const answers = await Promise.all(Array.from({ length: 50 }, () => place('P-8', body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(answers.filter(({ headers }) => headers.has('idempotency-replayed'))).toHaveLength(49);
    await complete('P-8');
    expect((await app.store.read('order-p-8')).map(({ type }) => type)).toEqual([
      ...['PaymentRequested', 'PaymentCollected', 'OrderPlaced', 'LineFulfilled', 'LineFulfilled'],
    ]);
    const { charges } = (await (await fetch(`${app.lmsUrl}/sandbox/charges`)).json()) as {
      readonly charges: readonly { readonly charge?: { readonly orderNumber: string } }[];
    };
    expect(charges.filter(({ charge }) => charge?.orderNumber === 'P-8')).toMatchObject([
      { type: 'charged', outcome: { outcome: 'collected' } },
    ]);
  });
});

const changing = { status: '', revision: 0, lines: [] };

describe('GET /v1/orders/{number}', () => {
  it('is never older than the position that the caller brings', async () => {
    const placed = await place('G-1');
    const position = placed.headers.get('makegood-position') ?? '';
    const { status, headers, body } = await get('G-1', { 'makegood-position': position });
    expect(status).toBe(200);
    expect(body['revision']).toBeGreaterThanOrEqual(1);
    expect(headers.get('etag')).toBe(`"${String(body['revision'])}"`);
    expect(headers.get('makegood-position')).toBe(`order-g-1@${String(body['revision'])}`);
  });

  it('takes the number in any case', async () => {
    await place('G-2');
    expect((await get('g-2', { 'makegood-position': 'order-g-2@1' })).body).toMatchObject({
      orderNumber: 'G-2',
    });
  });

  it.each([
    ...['NOBODY', '%00', 'a%00b', '%E2%84%AA', '%ED%A0%80', 'a%2Fb', '..%2f..', '%24all'],
    ...['x'.repeat(99), 'x'.repeat(2000), '%'],
  ])('of %s answers in the 400s', async (number) => {
    for (const path of ['', '/history']) {
      const { status, headers } = await speakAs(
        app,
        'amy',
        'auditor',
        'operator',
      )('GET', `/v1/orders/${number}${path}`);
      expect([400, 404, 414]).toContain(status);
      expect(headers.get('content-type')).toMatch('application/problem+json');
    }
  });

  it('shows a learner the own orders, and of others not even that they exist', async () => {
    await place('G-3');
    await complete('G-3');
    const path = '/v1/orders/G-3';
    expect((await speakAs(app, 'ada', 'learner')('GET', path)).status).toBe(200);
    const eve = await speakAs(app, 'eve', 'learner')('GET', path);
    const nobody = await speakAs(app, 'eve', 'learner')('GET', '/v1/orders/G-4');
    expect(eve.status).toBe(404);
    expect(eve.body).toEqual(nobody.body);
    expect(eve.headers.has('makegood-position')).toBe(false);
    expect((await speakAs(app, 'eve', 'learner', 'operator')('GET', path)).status).toBe(200);
  });
});

describe('GET /v1/orders/{number}/history', () => {
  it('tells everything, oldest first, as it is stored, but readable', async () => {
    await place('H-1');
    await complete('H-1');
    const { status, body } = await operator('GET', '/v1/orders/h-1/history');
    expect(status).toBe(200);
    const stored = await app.store.read('order-h-1');
    const readable = expect.objectContaining({ user: ADA }) as unknown;
    expect(body['events']).toEqual(
      stored.map(({ revision, id, type, data, metadata }, index) => ({
        ...{ number: revision, id, type, metadata, hash: eventHash(stored[index]!) },
        ...{ at: metadata.occurredAt, actor: metadata.actor },
        data: type === 'OrderPlaced' ? readable : data,
      })),
    );
    expect(stored[1]?.data).toMatchObject({ user: { $sealed: expect.any(String) as string } });
    expect(stored[2]?.metadata.prevHash).toBe(eventHash(stored[1]!));
    expect(stored.map(({ type }) => type)).toEqual([
      ...['PaymentCollected', 'OrderPlaced', 'LineFulfilled', 'LineFulfilled'],
    ]);
  });
});

describe('an order whose buyer was forgotten', () => {
  const FORGOTTEN = '(Forgotten)';

  it('has a history and a status still, and is recognised when it is sent again', async () => {
    const user = { username: 'countess', email: 'countess@example.com' };
    await place('F-1', { user });
    await complete('F-1');
    const [, placed] = await app.store.read('order-f-1');
    const { subject } = (placed?.data as { user: { subject: string } }).user;
    await app.vault.forget(subject);
    await app.database.run(rows.deleteFrom('order_status').where('stream', '=', 'order-f-1'));
    const forgotten = { username: FORGOTTEN, email: FORGOTTEN };
    expect((await get('F-1')).body).toMatchObject({ status: 'Complete', user: forgotten });
    const { body } = await operator('GET', '/v1/orders/F-1/history');
    expect(body['events']).toMatchObject([
      ...[{}, { data: { user: forgotten, billingAddress: { lastName: FORGOTTEN } } }, {}, {}],
    ]);
    const again = await place('F-1', { user });
    expect(again.status).toBe(201);
    expect(again.body['user']).toEqual(forgotten);
  });

  it('is nobody’s own, not even of a learner who is called so', async () => {
    const { status } = await speakAs(app, 'Forgotten', 'learner')('GET', '/v1/orders/F-1');
    expect(status).toBe(404);
  });
});

describe('the log', () => {
  it('has nothing in it of people, payments and secrets', () => {
    const all = app.log.join('');
    expect(all).toContain('answered');
    const secrets = [
      'ada@',
      '"ada"',
      'Lovelace',
      'James',
      'ch-P-1',
      'tok_ok',
      'the-api-key',
      'eyJ',
    ];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });

  it('has no errors in it', () => {
    expect(app.log.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  });
});
