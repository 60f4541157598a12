import { StripeProcessor } from '../../../src/checkout/processors/stripe/stripe-processor.js';
import type { DueCommandTables } from '../../../src/platform/sagas/due-commands.tables.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { eventually } from '../../support/eventually.js';
import { orderRequest } from '../../support/checkout-client.js';
import type { FaultKind } from '../../support/stripe-stub/faults.js';
import { STUB_KEY, StripeStub } from '../../support/stripe-stub/stripe-stub.js';
import { deliver, deliveryOf } from '../../support/stripe-stub/webhooks.js';
import { speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

const VISA = 'pm_card_visa';
const THREE_D_SECURE = 'pm_card_authenticationRequired';
const SECRET = 'whsec_of_these_tests';

let stub: StripeStub;
let processor: StripeProcessor;
let app: CheckoutApp;
let checkout: ReturnType<typeof speakAs>;
beforeAll(async () => {
  stub = await StripeStub.start();
  const limits = { totalMs: 3_000, pauseMs: 1 };
  processor = new StripeProcessor({ secretKey: STUB_KEY, apiBase: stub.url, limits });
  const env = { STRIPE_SECRET_KEY: STUB_KEY, STRIPE_WEBHOOK_SECRET: SECRET, SANDBOX: '1' };
  app = await startCheckoutApp(env, [processor]);
  checkout = speakAs(app, 'shop', 'checkout');
});
afterAll(async () => {
  await app.stop();
  processor.close();
  await stub.close();
});

const place = (number: string, paymentMethod = VISA) =>
  checkout('POST', '/v1/orders', {
    body: orderRequest(number, { payment: { processor: 'stripe', paymentMethod } }),
  });
const confirm = (number: string) => checkout('POST', `/v1/orders/${number}/payment/confirmation`);
const status = async (number: string) =>
  (await checkout('GET', `/v1/orders/${number}`)).body['status'];
const complete = (number: string) =>
  eventually(
    () => status(number),
    (now) => now === 'Complete',
  );
const typesOf = async (number: string) =>
  (await app.store.read(`order-${number.toLowerCase()}`)).map(({ type }) => type);
const intentOf = async (number: string) => {
  const events = await app.store.read(`order-${number.toLowerCase()}`);
  const prepared = events.find(({ type }) => type === 'PaymentPrepared');
  return (prepared?.data as { reference: string }).reference;
};
const signed = (type: string, intent: string, secret = SECRET) =>
  deliveryOf(stub.books(), type, intent, { secret, atMs: Date.now() });
const webhook = () => `${app.url}/v1/webhooks/stripe`;
const PLACED = ['PaymentRequested', 'PaymentPrepared', 'PaymentCollected', 'OrderPlaced'];

describe('an order that Stripe collects for', () => {
  it('is placed: the intent is recorded before it is confirmed', async () => {
    const answer = await place('S-1');
    expect(answer.status).toBe(201);
    const reference = await intentOf('S-1');
    expect(answer.body['payment']).toEqual({
      ...{ status: 'Collected', processor: 'stripe', reference, amount: '159.00' },
    });
    await complete('S-1');
    expect((await typesOf('S-1')).slice(0, 4)).toEqual(PLACED);
    expect(stub.charged('S-1')).toHaveLength(1);
    const again = await place('S-1', 'pm_card_mastercard');
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(stub.charged('S-1')).toHaveLength(1);
  });

  it('is sent fifty times at once, charged once, and answered alike', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => place('S-2')));
    const alike = answers.map(({ status: code, headers, body }) =>
      [code, headers.get('location'), body['orderNumber'], body['placedAt']].join(' '),
    );
    expect(new Set(alike).size).toBe(1);
    expect(alike[0]).toMatch(/^201 \/v1\/orders\/S-2 S-2 20/);
    const replayed = answers.filter(({ headers }) => headers.has('idempotency-replayed'));
    expect(replayed).toHaveLength(49);
    expect(stub.charged('S-2')).toHaveLength(1);
    expect((await typesOf('S-2')).filter((type) => type === 'OrderPlaced')).toHaveLength(1);
  });

  it('is declined with the reason, and placed with another card, by the same intent', async () => {
    const declined = await place('S-3', 'pm_card_visa_chargeDeclinedInsufficientFunds');
    expect(declined).toMatchObject({
      ...{
        status: 402,
        body: { code: 'payment-declined', errors: [{ code: 'insufficient-funds' }] },
      },
    });
    // The order is there: who brings back the position sees it at once.
    const position = declined.headers.get('makegood-position') ?? '';
    expect(position).not.toBe('');
    const headers = { 'Makegood-Position': position };
    const seen = await checkout('GET', '/v1/orders/S-3', { headers });
    expect(seen.body['status']).toBe('Payment Declined');
    expect((await place('S-3')).status).toBe(201);
    expect(stub.charged('S-3').map(({ payment_intent: id }) => id)).toEqual([
      await intentOf('S-3'),
    ]);
  });

  it.each<[FaultKind, number, number]>([
    ['rate-limited', 2, 0],
    ['in-progress', 2, 0],
    ['failed-before', 1, 0],
    ['failed-after', 1, 1],
    ['silence-after', 4, 1],
  ])('is pending when Stripe says %s, and never charged twice', async (kind, times, charges) => {
    const number = `S-4-${kind}`;
    stub.failNext('confirm', kind, times);
    const pending = await place(number);
    expect(pending).toMatchObject({ status: 202, body: { status: 'Payment Pending' } });
    stub.heal();
    const again = await place(number, 'pm_card_mastercard');
    expect(again.status).toBe(charges === 1 ? 201 : 202);
    expect(stub.charged(number)).toHaveLength(charges);
  });
});

describe('a payer who has to act', () => {
  it('gets the secret from the answer and nobody else does; a confirmation finds the end of it', async () => {
    const { status: code, body } = await place('A-1', THREE_D_SECURE);
    const intent = await intentOf('A-1');
    const secret = stub.books().get(intent).client_secret;
    expect({ code, payment: body['payment'] }).toEqual({
      code: 202,
      payment: {
        ...{ status: 'Pending', processor: 'stripe', amount: '159.00' },
        nextAction: { type: 'use_stripe_sdk', clientSecret: secret },
      },
    });
    expect((await place('A-1', THREE_D_SECURE)).body['payment']).toEqual(body['payment']);
    expect((await checkout('GET', '/v1/orders/A-1')).body['payment']).not.toHaveProperty(
      'nextAction',
    );
    stub.books().succeed(intent);
    const confirmed = await confirm('A-1');
    expect(confirmed.status).toBe(202);
    expect(confirmed.body).toMatchObject({ orderNumber: 'A-1' });
    await complete('A-1');
    expect((await confirm('A-1')).status).toBe(202);
    const stored = JSON.stringify(await app.store.read('order-a-1'));
    expect(stored + app.log.join('')).not.toContain(secret);
    expect(stub.charged('A-1')).toHaveLength(1);
  });

  it('is heard of by a webhook, however often it comes', async () => {
    await place('A-2', THREE_D_SECURE);
    const intent = await intentOf('A-2');
    stub.books().succeed(intent);
    const delivery = signed('payment_intent.succeeded', intent);
    const codes = await Promise.all([1, 2, 3].map(() => deliver(webhook(), delivery)));
    expect(codes).toEqual([204, 204, 204]);
    await complete('A-2');
    expect(await deliver(webhook(), delivery)).toBe(204);
    expect((await typesOf('A-2')).slice(0, 4)).toEqual(PLACED);
    expect(stub.charged('A-2')).toHaveLength(1);
  });

  it('is not believed to have paid because somebody says so', async () => {
    await place('A-3', THREE_D_SECURE);
    const delivery = signed('payment_intent.succeeded', await intentOf('A-3'));
    expect(await deliver(webhook(), delivery)).toBe(204);
    expect((await confirm('A-3')).status).toBe(202);
    const row = queryBuilder<DueCommandTables>()
      .selectFrom('due_commands')
      .select('given_back')
      .where('stream', '=', 'order-a-3');
    await eventually(
      () => app.database.firstRow(row),
      (found) => (found?.given_back ?? 0) > 0,
    );
    expect(await status('A-3')).toBe('Payment Pending');
  });
});

describe('a webhook', () => {
  it.each([
    ['another secret', () => signed('x', first(), 'whsec_other')],
    ['no signature', () => ({ ...signed('x', first()), signature: '' })],
    ['another body', () => ({ ...signed('x', first()), body: '{"id":"evt_1","object":"event"}' })],
  ])('with %s is refused', async (_, delivery) => {
    expect(await deliver(webhook(), delivery())).toBe(400);
  });

  it('about what is not ours is taken, and nothing is done', async () => {
    const draft = { amount: 100, currency: 'usd', captureMethod: 'automatic', metadata: {} };
    const { id } = stub.books().create(draft);
    expect(await deliver(webhook(), signed('payment_intent.created', id))).toBe(204);
  });
});

describe('money that comes after the order was declined for good', () => {
  it('is seen, and goes back once', async () => {
    await place('L-1', 'pm_card_visa_chargeDeclined');
    const intent = await intentOf('L-1');
    stub.books().confirm(intent, VISA); // with a secret that nobody should have
    expect(await deliver(webhook(), signed('payment_intent.succeeded', intent))).toBe(204);
    const order = await eventually(
      () => checkout('GET', '/v1/orders/L-1'),
      ({ body }) => JSON.stringify(body).includes('"refunded"'),
    );
    expect(order.body).toMatchObject({
      status: 'Payment Declined',
      excessPayments: [{ processor: 'stripe', reference: intent, status: 'refunded' }],
    });
    expect(stub.books().refunds).toMatchObject([{ payment_intent: intent, amount: 15900 }]);
    expect(await deliver(webhook(), signed('charge.refunded', intent))).toBe(204);
    expect(stub.books().refunds).toHaveLength(1);
  });
});

describe('a payment that checkout collected at Stripe', () => {
  const draft = (amount = 15_900, currency = 'usd', metadata = {}) =>
    stub.books().create({ amount, currency, captureMethod: 'automatic', metadata });
  const collected = (...given: Parameters<typeof draft>) =>
    stub.books().confirm(draft(...given).id, VISA);
  const captured = (number: string, reference: string) =>
    checkout('POST', '/v1/orders', {
      body: orderRequest(number, {
        payment: { processor: 'captured', source: 'stripe', reference, amount: '159.00' },
      }),
    });

  it('is looked at there before the order is placed, by intent or by charge', async () => {
    expect((await captured('C-1', collected().id)).status).toBe(201);
    const intent = collected().id;
    const charge = stub.books().get(intent).latest_charge ?? '';
    expect((await captured('C-2', charge)).status).toBe(201);
    // The charge and its intent are one payment: it pays one order, by whichever name.
    expect((await captured('C-2', intent)).headers.get('idempotency-replayed')).toBe('true');
    expect((await captured('C-6', intent)).body['code']).toBe('payment-already-used');
  });

  it.each<[string, () => string, number, string]>([
    ['of another amount', () => collected(15_899).id, 422, 'payment-amount-mismatch'],
    ['of another currency', () => collected(15_900, 'eur').id, 422, 'payment-amount-mismatch'],
    ['not collected', () => draft().id, 422, 'payment-not-collected'],
    ['not known', () => 'pi_nonsense', 422, 'payment-not-found'],
    ['not known, a charge', () => 'ch_nonsense', 422, 'payment-not-found'],
    [
      'collected by us for another order',
      () => collected(15_900, 'usd', { orderNumber: 'X-9', collector: 'makegood' }).id,
      ...([409, 'payment-already-used'] as const),
    ],
  ])('and is %s places nothing', async (_, reference, code, why) => {
    const answer = await captured('C-3', reference());
    expect({ status: answer.status, code: answer.body['code'] }).toEqual({
      status: code,
      code: why,
    });
    expect(await typesOf('C-3')).toEqual([]);
  });

  it('and was given back in part places nothing', async () => {
    const { id } = collected();
    stub.books().refund(id, 100, {});
    expect((await captured('C-4', id)).body['code']).toBe('payment-amount-mismatch');
  });

  it('places nothing while Stripe does not say; the same request later does', async () => {
    const { id } = collected();
    stub.failNext('retrieve', 'failed-before', 1, id);
    const unclear = await captured('C-5', id);
    expect(unclear).toMatchObject({ status: 503, body: { code: 'payment-not-verified' } });
    expect(unclear.headers.get('retry-after')).toBe('5');
    expect(await typesOf('C-5')).toEqual([]);
    expect((await captured('C-5', id)).status).toBe(201);
    // A placed order is answered alike, whatever becomes of its payment.
    stub.books().refund(id, 15_900, {});
    stub.failNext('retrieve', 'failed-before', 1, id);
    const again = await captured('C-5', id);
    expect({ status: again.status, replayed: again.headers.get('idempotency-replayed') }).toEqual({
      ...{ status: 201, replayed: 'true' },
    });
    stub.heal();
  });
});

it('logs no errors', () => {
  expect(app.log.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
});

/** Any intent of the stub. */
function first(): string {
  return [...stub.books().intents.keys()][0] ?? '';
}
