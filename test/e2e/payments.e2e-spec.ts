import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { deliver, deliveryOf } from '../support/stripe-stub/webhooks.js';
import { STUB_KEY, StripeStub } from '../support/stripe-stub/stripe-stub.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

const SECRET = 'whsec_of_these_tests';
const sandbox = (token: string) => ({ payment: { processor: 'sandbox', token } });

describe('payments that we collect', () => {
  let dataDir: string;
  let service: ServiceProcess;
  let stub: StripeStub;
  let checkout: CheckoutClient;

  beforeAll(async () => {
    dataDir = await newDataDir();
    stub = await StripeStub.start();
    service = await ServiceProcess.start(dataDir, {
      ...{ STRIPE_SECRET_KEY: STUB_KEY, STRIPE_API_BASE: stub.url },
      ...{ STRIPE_WEBHOOK_SECRET: SECRET, SANDBOX: '1' },
    });
    checkout = new CheckoutClient(service);
  });

  afterAll(async () => {
    await service.kill();
    await stub.close();
    removeDataDir(dataDir);
  });

  const charges = async (orderNumber: string): Promise<number> => {
    const response = await fetch(`${service.lmsUrl}/sandbox/charges`);
    const ledger = (await response.json()) as {
      readonly charges: readonly { readonly charge: { readonly orderNumber: string } }[];
    };
    return ledger.charges.filter(({ charge }) => charge.orderNumber === orderNumber).length;
  };

  const confirm = async (orderNumber: string): Promise<Response> =>
    fetch(`${service.url}/v1/orders/${orderNumber}/payment/confirmation`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await service.token('checkout')}` },
    });

  it('are asked for first, recorded next, and then the order is placed', async () => {
    expect((await checkout.place(orderRequest('PAY-1', sandbox('tok_ok')))).status).toBe(201);
    await checkout.complete('PAY-1');
    expect((await checkout.history('PAY-1')).map(({ type }) => type)).toEqual([
      ...['PaymentRequested', 'PaymentCollected', 'OrderPlaced', 'LineFulfilled', 'LineFulfilled'],
    ]);
  });

  it('that are declined never place an order: 402, until another payment works', async () => {
    const declined = await checkout.place(orderRequest('PAY-2', sandbox('tok_declined')));
    expect(declined.status).toBe(402);
    expect(await declined.json()).toMatchObject({
      code: 'payment-declined',
      errors: [{ path: 'payment', code: 'card-declined' }],
    });
    const order = await checkout.order('PAY-2', declined.headers.get('Makegood-Position')!);
    expect(order).toMatchObject({ status: 'Payment Declined', payment: { status: 'Declined' } });
    expect((await checkout.history('PAY-2')).map(({ type }) => type)).toEqual([
      ...['PaymentRequested', 'PaymentDeclined'],
    ]);
    expect((await checkout.place(orderRequest('PAY-2', sandbox('tok_ok')))).status).toBe(201);
    await checkout.complete('PAY-2');
  });

  it('whose outcome is not known are pending: 202, and found out by asking the processor', async () => {
    const body = orderRequest('PAY-3', sandbox('tok_timeout_after_success'));
    const pending = await checkout.place(body);
    expect(pending.status).toBe(202);
    expect(await pending.json()).toMatchObject({
      status: 'Payment Pending',
      payment: { status: 'Pending', processor: 'sandbox' },
    });
    expect((await confirm('PAY-3')).status).toBe(202);
    await checkout.complete('PAY-3');
    expect(await charges('PAY-3')).toBe(1);
  });

  it('at Stripe wait for a payer who has to act, and are found out by a confirmation or a webhook', async () => {
    const acting = { processor: 'stripe', paymentMethod: 'pm_card_authenticationRequired' };
    for (const number of ['PAY-4', 'PAY-5']) {
      const pending = await checkout.place(orderRequest(number, { payment: acting }));
      expect(pending.status).toBe(202);
      const { payment } = (await pending.json()) as {
        payment: { nextAction: { clientSecret: string } };
      };
      const [intent = ''] = payment.nextAction.clientSecret.split('_secret_');
      stub.books().succeed(intent);
      if (number === 'PAY-4') expect((await confirm(number)).status).toBe(202);
      else {
        const what = { secret: SECRET, atMs: Date.now() };
        const delivery = deliveryOf(stub.books(), 'payment_intent.succeeded', intent, what);
        expect(await deliver(`${service.url}/v1/webhooks/stripe`, delivery)).toBe(204);
      }
      await checkout.complete(number);
      expect(stub.charged(number)).toHaveLength(1);
      expect(service.output).not.toContain(payment.nextAction.clientSecret);
    }
    expect((await checkout.history('PAY-5')).slice(0, 4).map(({ type }) => type)).toEqual([
      ...['PaymentRequested', 'PaymentPrepared', 'PaymentCollected', 'OrderPlaced'],
    ]);
  });
});
