import { StripeStub, STUB_KEY } from './stripe-stub.js';
import { deliver, deliveryOf } from './webhooks.js';

let stub: StripeStub;

beforeEach(async () => {
  stub = await StripeStub.start();
});
afterEach(() => stub.close());

interface Answered {
  readonly status: number;
  readonly replayed: boolean;
  readonly body: Record<string, unknown> & { readonly error?: Record<string, unknown> };
}

/** As any HTTP client would ask: the stub is tested without the SDK. */
async function ask(
  line: string,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Answered> {
  const [method = 'GET', path = '/'] = line.split(' ');
  const form = new URLSearchParams(fields);
  const get = method === 'GET';
  const answer = await fetch(`${stub.url}${path}${get ? `?${form.toString()}` : ''}`, {
    ...{ method, headers: { authorization: `Bearer ${STUB_KEY}`, ...headers } },
    ...(!get && { body: form }),
  });
  const replayed = answer.headers.get('idempotent-replayed') === 'true';
  return { status: answer.status, replayed, body: (await answer.json()) as Answered['body'] };
}

const PAYMENT = { amount: '15900', currency: 'usd', 'metadata[orderNumber]': 'EDX-1' };
const create = (fields = PAYMENT, key = 'k1') =>
  ask('POST /v1/payment_intents', fields, { 'idempotency-key': key });
const confirm = (id: unknown, method: string, key: string) =>
  ask(
    `POST /v1/payment_intents/${String(id)}/confirm`,
    { payment_method: method },
    { 'idempotency-key': key },
  );

describe('an intent of the stub', () => {
  it('begins without money, succeeds once, and is in the books', async () => {
    const { body } = await create();
    expect(body).toMatchObject({ object: 'payment_intent', status: 'requires_payment_method' });
    expect(stub.charged('EDX-1')).toHaveLength(0);
    const paid = await confirm(body['id'], 'pm_card_visa', 'c1');
    expect(paid.body).toMatchObject({ status: 'succeeded', amount_received: 15900 });
    expect(stub.charged('EDX-1')).toMatchObject([{ amount: 15900, currency: 'usd' }]);
    const again = await confirm(body['id'], 'pm_card_visa', 'c2');
    expect(again).toMatchObject({
      status: 400,
      body: { error: { code: 'payment_intent_unexpected_state' } },
    });
    expect(stub.charged('EDX-1')).toHaveLength(1);
  });

  it('goes back to its beginning after a decline, and remembers it', async () => {
    const { body } = await create();
    const declined = await confirm(body['id'], 'pm_card_visa_chargeDeclinedLostCard', 'c1');
    const error = { type: 'card_error', code: 'card_declined', decline_code: 'lost_card' };
    expect(declined).toMatchObject({ status: 402, body: { error } });
    const now = await ask(`GET /v1/payment_intents/${String(body['id'])}`);
    expect(now.body).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { decline_code: 'lost_card' },
    });
    expect(await confirm(body['id'], 'pm_card_visa', 'c2')).toMatchObject({ status: 200 });
  });

  it('is cancelled for good, unless it succeeded', async () => {
    const { body } = await create();
    const cancel = `POST /v1/payment_intents/${String(body['id'])}/cancel`;
    expect(await ask(cancel)).toMatchObject({ body: { status: 'canceled' } });
    expect(await ask(cancel)).toMatchObject({ status: 400 });
    expect(await confirm(body['id'], 'pm_card_visa', 'c1')).toMatchObject({ status: 400 });
  });

  it('is found by search only after a minute', async () => {
    await create();
    const query = { query: "metadata['orderNumber']:'EDX-1'" };
    const search = 'GET /v1/payment_intents/search';
    expect(await ask(search, query)).toMatchObject({ body: { data: [] } });
    stub.advance(61_000);
    expect((await ask(search, query)).body['data']).toHaveLength(1);
  });
});

describe('an idempotency key of the stub', () => {
  it('brings the answer of then, also an error', async () => {
    const first = await create();
    const again = await create();
    expect(again).toEqual({ ...first, replayed: true });
    const { id } = first.body;
    await confirm(id, 'pm_card_visa_chargeDeclined', 'c1');
    stub.books().succeed(String(id));
    expect(await confirm(id, 'pm_card_visa_chargeDeclined', 'c1')).toMatchObject({
      ...{ status: 402, replayed: true },
    });
  });

  it('is refused for other parameters', async () => {
    await create();
    expect(await create({ ...PAYMENT, amount: '16000' })).toMatchObject({
      ...{ status: 400, body: { error: { type: 'idempotency_error' } } },
    });
  });

  it('is refused while the first request is under way', async () => {
    const release = stub.hold('create');
    const first = create();
    while (!stub.calls.some(({ method }) => method === 'create'))
      await ask('GET /v1/payment_intents');
    expect(await create()).toMatchObject({
      ...{ status: 409, body: { error: { code: 'idempotency_key_in_use' } } },
    });
    release();
    expect(await first).toMatchObject({ status: 200 });
    expect(stub.books().intents.size).toBe(1);
  });

  it('is forgotten after a day', async () => {
    const first = await create();
    stub.advance(24 * 3_600_000);
    const later = await create();
    expect(later.body['id']).not.toBe(first.body['id']);
  });

  it('keeps a 500, but no 429', async () => {
    stub.failNext('create', 'rate-limited');
    expect(await create()).toMatchObject({ status: 429 });
    stub.failNext('create', 'failed-before');
    expect(await create()).toMatchObject({ status: 500, replayed: false });
    expect(await create()).toMatchObject({ status: 500, replayed: true });
    expect(stub.books().intents.size).toBe(0);
  });
});

describe('the stub', () => {
  it.each([
    [{ amount: '1.5' }, 'parameter_invalid_integer'],
    [{ amount: '0' }, 'parameter_invalid_integer'],
    [{ amount: '49' }, 'amount_too_small'],
    [{ colour: 'red' }, 'parameter_unknown'],
  ])('refuses %j', async (wrong, code) => {
    expect(await create({ ...PAYMENT, ...wrong })).toMatchObject({
      ...{ status: 400, body: { error: { code } } },
    });
  });

  it('refuses another key, masked in the answer', async () => {
    const authorization = 'Bearer sk_live_other';
    const answer = await ask('GET /v1/payment_intents', {}, { authorization });
    expect(answer.status).toBe(401);
    expect(JSON.stringify(answer.body)).not.toContain('sk_live_other');
  });

  it('keeps the books of accounts apart', async () => {
    const { body } = await create();
    const path = `GET /v1/payment_intents/${String(body['id'])}`;
    expect(await ask(path, {}, { 'stripe-account': 'acct_2' })).toMatchObject({ status: 404 });
  });

  it('cuts the line before or after it did what was asked', async () => {
    stub.failNext('create', 'reset-before');
    await expect(create()).rejects.toThrow();
    expect(stub.books().intents.size).toBe(0);
    stub.failNext('create', 'reset-after');
    await expect(create()).rejects.toThrow();
    expect(stub.books().intents.size).toBe(1);
  });

  it('delivers signed events', async () => {
    const { body } = await create();
    const what = { secret: 'whsec_1', atMs: stub.now() };
    const delivery = deliveryOf(stub.books(), 'payment_intent.created', String(body['id']), what);
    expect(delivery.signature).toMatch(/^t=\d{10},v1=[0-9a-f]{64}$/);
    expect(JSON.parse(delivery.body)).toMatchObject({
      ...{ object: 'event', data: { object: { id: body['id'] } } },
    });
    expect(await deliver(`${stub.url}/elsewhere`, delivery)).toBe(404);
  });
});
