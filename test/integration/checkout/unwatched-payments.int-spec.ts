import { StripeProcessor } from '../../../src/checkout/processors/stripe/stripe-processor.js';
import type { DueCommandTables } from '../../../src/platform/sagas/due-commands.tables.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { STUB_KEY, StripeStub } from '../../support/stripe-stub/stripe-stub.js';
import { deliver, deliveryOf } from '../../support/stripe-stub/webhooks.js';
import { speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

const VISA = 'pm_card_visa';
const THREE_D_SECURE = 'pm_card_authenticationRequired';
const SECRET = 'whsec_of_these_tests';

/** While it is shut no consumer writes: the table of due commands stays behind the events. */
class Gate {
  private open = Promise.resolve();
  release = (): void => undefined;

  shut(): void {
    this.open = new Promise((resolve) => (this.release = resolve));
  }

  /** Before the transactions of an engine, if it has any. */
  readonly before = <Engine extends object>(engine: Engine): Engine =>
    new Proxy(engine, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        if (name !== 'transaction') return member.bind(target) as unknown;
        return (...given: unknown[]) =>
          this.open.then(() => Reflect.apply(member, target, given) as unknown);
      },
    });
}

const gate = new Gate();
let stub: StripeStub;
let processor: StripeProcessor;
let app: CheckoutApp;
let checkout: ReturnType<typeof speakAs>;
beforeAll(async () => {
  stub = await StripeStub.start();
  const limits = { totalMs: 20_000, pauseMs: 1 };
  processor = new StripeProcessor({ secretKey: STUB_KEY, apiBase: stub.url, limits });
  const env = { STRIPE_SECRET_KEY: STUB_KEY, STRIPE_WEBHOOK_SECRET: SECRET, SANDBOX: '1' };
  app = await startCheckoutApp(env, [processor], { outside: gate.before });
  checkout = speakAs(app, 'shop', 'checkout');
});
afterEach(() => {
  gate.release();
});
afterAll(async () => {
  await app.stop();
  processor.close();
  await stub.close();
});

const place = (number: string, paymentMethod: string) =>
  checkout('POST', '/v1/orders', {
    body: orderRequest(number, { payment: { processor: 'stripe', paymentMethod } }),
  });
const typesOf = async (number: string) =>
  (await app.store.read(`order-${number.toLowerCase()}`)).map(({ type }) => type);
const intentOf = async (number: string) => {
  const events = await app.store.read(`order-${number.toLowerCase()}`);
  const prepared = events.find(({ type }) => type === 'PaymentPrepared');
  return (prepared?.data as { reference: string }).reference;
};
const reads = () => stub.calls.filter(({ method }) => method === 'retrieve').length;
/** Stripe tells, and hears that it was told. */
const tell = async (intent: string) => {
  const options = { secret: SECRET, atMs: Date.now() };
  const delivery = deliveryOf(stub.books(), 'payment_intent.succeeded', intent, options);
  expect(await deliver(`${app.url}/v1/webhooks/stripe`, delivery)).toBe(204);
};
const planned = (number: string, revision: number) =>
  eventually(
    () =>
      app.database.firstRow(
        queryBuilder<DueCommandTables>()
          .selectFrom('due_commands')
          .select('generation')
          .where('stream', '=', `order-${number.toLowerCase()}`),
      ),
    (row) => row?.generation === revision,
  );
const PLACED = ['PaymentCollected', 'OrderPlaced'];

describe('a webhook whose payment', () => {
  it('has no due command yet looks itself', async () => {
    gate.shut();
    await place('U-1', THREE_D_SECURE);
    const intent = await intentOf('U-1');
    stub.books().succeed(intent);
    const before = reads();
    await tell(intent);
    expect((await typesOf('U-1')).slice(2)).toEqual(PLACED);
    expect(reads()).toBe(before + 1);
  });

  it('is about to be planned anew looks itself', async () => {
    await place('U-2', THREE_D_SECURE);
    const intent = await intentOf('U-2');
    await planned('U-2', 1);
    gate.shut();
    const operator = speakAs(app, 'olga', 'operator');
    await operator('POST', '/v1/orders/U-2/notes', {
      body: { text: 'The payer called.' },
      headers: { 'Idempotency-Key': 'note-1' },
    });
    stub.books().succeed(intent);
    await tell(intent);
    expect(await typesOf('U-2')).toEqual(expect.arrayContaining(PLACED));
  });

  it('was just declined, and whose due command is still there, looks itself', async () => {
    const release = stub.hold('confirm');
    const declined = place('U-3', 'pm_card_visa_chargeDeclined');
    await planned('U-3', 1);
    gate.shut();
    release();
    expect((await declined).status).toBe(402);
    const intent = await intentOf('U-3');
    stub.books().confirm(intent, VISA); // with a secret that nobody should have
    await tell(intent);
    expect((await typesOf('U-3')).slice(2)).toEqual(['PaymentDeclined', 'ExcessPaymentReported']);
  });

  it('is watched by its due command leaves it to that', async () => {
    await place('U-4', THREE_D_SECURE);
    const intent = await intentOf('U-4');
    await planned('U-4', 1);
    stub.books().succeed(intent);
    await tell(intent);
    const types = await eventually(
      () => typesOf('U-4'),
      (now) => now.includes('OrderPlaced'),
    );
    expect(types.slice(2, 4)).toEqual(PLACED);
    const [collected] = (await app.store.read('order-u-4')).slice(2);
    expect(collected?.metadata.actor.id).toBe('resolve-payment');
  });

  it('is young and not collected yet changes nothing', async () => {
    gate.shut();
    await place('U-5', THREE_D_SECURE);
    await tell(await intentOf('U-5'));
    expect(await typesOf('U-5')).toEqual(['PaymentRequested', 'PaymentPrepared']);
  });
});
