import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

const sandbox = (token: string) => ({ payment: { processor: 'sandbox', token } });

describe('payments that we collect', () => {
  let dataDir: string;
  let service: ServiceProcess;
  let checkout: CheckoutClient;

  beforeAll(async () => {
    dataDir = await newDataDir();
    service = await ServiceProcess.start(dataDir);
    checkout = new CheckoutClient(service);
  });

  afterAll(async () => {
    await service.kill();
    removeDataDir(dataDir);
  });

  const charges = async (orderNumber: string): Promise<number> => {
    const response = await fetch(`${service.lmsUrl}/sandbox/charges`);
    const ledger = (await response.json()) as {
      readonly charges: readonly { readonly charge: { readonly orderNumber: string } }[];
    };
    return ledger.charges.filter(({ charge }) => charge.orderNumber === orderNumber).length;
  };

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
    const order = await checkout.order('PAY-2');
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
    expect((await checkout.place(body)).status).toBe(201);
    await checkout.complete('PAY-3');
    expect(await charges('PAY-3')).toBe(1);
  });
});
