import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
}

describe('what is refused', () => {
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

  const problemOf = async (response: Response): Promise<Problem> => {
    expect(response.headers.get('content-type')).toMatch('application/problem+json');
    return (await response.json()) as Problem;
  };

  it('a body that is not JSON: 400', async () => {
    expect(await problemOf(await checkout.place('{"orderNumber":'))).toMatchObject({
      status: 400,
      code: 'not-json',
    });
  });

  it('missing, unknown and ill-typed fields: 400 that names every one', async () => {
    const { basket, ...body } = orderRequest('BAD-1', { colour: 'red', currency: 7 });
    const problem = await problemOf(await checkout.place(body));
    expect(problem).toMatchObject({ status: 400, code: 'request-malformed' });
    expect(problem.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'basket', code: 'missing' }),
        expect.objectContaining({ path: 'colour', code: 'unknown-field' }),
        expect.objectContaining({ path: 'currency', code: 'wrong-type' }),
      ]),
    );
    expect(problem.errors).toHaveLength(3);
    expect(basket).toBeDefined();
  });

  it('sums that do not add up, a missing attribute and a line twice: 422 that names every one', async () => {
    const request = orderRequest('BAD-2', { orderTotal: '160.00' });
    const { lines } = request['basket'] as { lines: Record<string, unknown>[] };
    const body = {
      ...request,
      basket: {
        id: 'B',
        lines: [
          { ...lines[0], attributes: {} },
          { ...lines[1], id: '1' },
        ],
      },
    };
    const problem = await problemOf(await checkout.place(body));
    expect(problem).toMatchObject({ status: 422, code: 'request-invalid' });
    expect(problem.errors?.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'basket.lines[0].attributes.courseKey attribute-missing',
      'basket.lines[1].id line-id-duplicate',
      'orderTotal order-total-mismatch',
    ]);
  });

  it('the number of a payment card, wherever it stands: 422, and it gets into no log', async () => {
    const number = '4242 4242 4242 4242';
    const problem = await problemOf(
      await checkout.place(orderRequest('BAD-7', { shippingMethod: number })),
    );
    expect(problem).toMatchObject({
      status: 422,
      errors: [{ path: 'shippingMethod', code: 'card-number' }],
    });
    expect(service.output).not.toContain(number);
  });

  it('a refused order leaves nothing behind', async () => {
    await checkout.place(orderRequest('BAD-3', { orderTotal: '1.00' }));
    expect((await checkout.get('/v1/orders/BAD-3')).status).toBe(404);
  });

  it.each([
    ['no token', undefined, 401, 'unauthenticated'],
    ['a token that is none', 'Bearer x.y.z', 401, 'token-invalid'],
  ])('%s: 401', async (_, authorization, status, code) => {
    const response = await fetch(`${service.url}/v1/orders/EDX-1`, {
      ...(authorization && { headers: { Authorization: authorization } }),
    });
    expect(await problemOf(response)).toMatchObject({ status, code });
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('the wrong role: 403', async () => {
    const response = await fetch(`${service.url}/v1/orders`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${await service.token('auditor')}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(orderRequest('BAD-4')),
    });
    expect(await problemOf(response)).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it("a learner sees the own order, and of others' not even that they exist", async () => {
    await checkout.place(orderRequest('OWN-1'));
    const asLearner = async (name: string): Promise<number> => {
      const token = await service.tokenOf(name, 'learner');
      const headers = { Authorization: `Bearer ${token}` };
      return (await fetch(`${service.url}/v1/orders/OWN-1`, { headers })).status;
    };
    expect(await asLearner('ada')).toBe(200);
    expect(await asLearner('eve')).toBe(404);
  });

  it('an order number that another order has, whatever its case: 409', async () => {
    await checkout.place(orderRequest('TAKEN-1'));
    const other = orderRequest('taken-1', { shippingMethod: 'express' });
    expect(await problemOf(await checkout.place(other))).toMatchObject({
      status: 409,
      code: 'order-number-taken',
    });
  });

  it('a payment that pays another order: 409', async () => {
    const payment = { processor: 'captured', reference: 'ch-shared', amount: '159.00' };
    expect((await checkout.place(orderRequest('SHARED-1', { payment }))).status).toBe(201);
    expect(
      await problemOf(await checkout.place(orderRequest('SHARED-2', { payment }))),
    ).toMatchObject({ status: 409, code: 'payment-already-used' });
    expect((await checkout.get('/v1/orders/SHARED-2')).status).toBe(404);
  });

  it('a second payment for a paid order: 409, and the money is recorded', async () => {
    await checkout.place(orderRequest('EXCESS-1'));
    const payment = { processor: 'captured', reference: 'ch-second', amount: '159.00' };
    const again = await checkout.place(orderRequest('EXCESS-1', { payment }));
    expect(await problemOf(again)).toMatchObject({ status: 409, code: 'order-already-paid' });
    const events = await checkout.history('EXCESS-1');
    expect(events.filter(({ type }) => type === 'ExcessPaymentReported')).toMatchObject([
      { data: { processor: 'captured', reference: 'ch-second', amount: '159.00' } },
    ]);
  });

  it('an unknown processor: 422; a free order that is not free: 422', async () => {
    const unknown = orderRequest('BAD-5', { payment: { processor: 'paypal', token: 'x' } });
    expect(await problemOf(await checkout.place(unknown))).toMatchObject({
      status: 422,
      errors: [{ path: 'payment.processor', code: 'processor-unknown' }],
    });
    const notFree = orderRequest('BAD-6', { payment: { processor: 'free' } });
    expect(await problemOf(await checkout.place(notFree))).toMatchObject({
      status: 422,
      code: 'not-free',
    });
  });
});
