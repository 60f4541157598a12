import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

const COURSE = 'course-v1:edX+DemoX+2026';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('the first order, on the embedded engines', () => {
  let dataDir: string;
  let service: ServiceProcess;
  let checkout: CheckoutClient;

  const start = async (): Promise<void> => {
    service = await ServiceProcess.start(dataDir);
    checkout = new CheckoutClient(service);
  };

  beforeAll(async () => {
    dataDir = await newDataDir([]);
    await start();
  });

  afterAll(async () => {
    await service.kill();
    removeDataDir(dataDir);
  });

  it('is placed: 201 with its place, its revision and the order', async () => {
    const response = await checkout.place(orderRequest('EDX-1'));
    expect(response.status).toBe(201);
    expect(response.headers.get('location')).toBe('/v1/orders/EDX-1');
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.get('makegood-position')).toBe('order-edx-1@1');
    expect(await response.json()).toMatchObject({
      orderNumber: 'EDX-1',
      revision: 1,
      currency: 'USD',
      orderTotal: '159.00',
      payment: {
        status: 'Collected',
        processor: 'captured',
        reference: 'ch-EDX-1',
        amount: '159.00',
      },
    });
  });

  it('becomes Complete by itself, and the LMS really has the enrollment', async () => {
    await checkout.place(orderRequest('EDX-2', { user: { username: 'grace', email: 'g@x.org' } }));
    const order = await checkout.complete('EDX-2');
    expect(order.lines).toMatchObject([
      { id: '1', status: 'Complete', module: 'enrollment', attempts: 1 },
      { id: '2', status: 'Complete', module: 'donation', attempts: 1 },
    ]);
    const lms = new SandboxLmsClient(service.lmsUrl);
    expect(await lms.enrollment('grace', COURSE)).toMatchObject({
      user: 'grace',
      mode: 'verified',
      is_active: true,
    });
    expect(await lms.appliedCalls('grace')).toBe(1);
  });

  it('has a history with every fact and the metadata of each', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await checkout.place(orderRequest('EDX-3'), { traceparent });
    await checkout.complete('EDX-3');
    const events = await checkout.history('EDX-3');
    expect(events.map(({ type }) => type)).toEqual([
      ...['PaymentCollected', 'OrderPlaced', 'LineFulfilled', 'LineFulfilled'],
    ]);
    expect(events.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
    for (const { number, metadata, actor } of events) {
      expect(metadata).toMatchObject({
        $correlationId: '4bf92f3577b34da6a3ce929d0e0e4736',
        $causationId: expect.any(String) as string,
        commandId: expect.stringMatching(UUID) as string,
        actor,
        schemaVersion: 1,
        occurredAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
      });
      expect(typeof metadata['prevHash']).toBe(number === 0 ? 'undefined' : 'string');
    }
    expect(events[0]?.actor).toEqual({ kind: 'user', id: 'tester' });
    expect(events[0]?.metadata).toMatchObject({ traceparent });
    expect(events[2]?.actor).toEqual({ kind: 'system', id: 'fulfillment' });
  });

  it('sent again gets the same answer, marked as replayed, and changes nothing', async () => {
    const first = await checkout.place(orderRequest('EDX-4'));
    await checkout.complete('EDX-4');
    const again = await checkout.place(orderRequest('EDX-4'));
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    expect(await checkout.history('EDX-4')).toHaveLength(4);
  });

  it('sent many times at once is placed once', async () => {
    const body = orderRequest('EDX-5');
    const answers = await Promise.all(Array.from({ length: 20 }, () => checkout.place(body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const replayed = answers.filter(({ headers }) => headers.has('idempotency-replayed'));
    expect(replayed).toHaveLength(19);
    await checkout.complete('EDX-5');
    expect(await checkout.history('EDX-5')).toHaveLength(4);
  });

  it('is all still there after a stop and a start', async () => {
    await checkout.place(orderRequest('EDX-6'));
    const before = await checkout.complete('EDX-6');
    const history = await checkout.history('EDX-6');
    expect(await service.stop()).toBe(0);
    await start();
    expect(await checkout.order('EDX-6')).toEqual(before);
    expect(await checkout.history('EDX-6')).toEqual(history);
  });

  it('is the same when its read model was lost', async () => {
    await checkout.place(orderRequest('EDX-7'));
    const before = await checkout.complete('EDX-7');
    await service.stop('SIGINT');
    removeDataDir(`${dataDir}/sql`);
    await start();
    expect(await checkout.order('EDX-7')).toEqual(before);
    await checkout.place(orderRequest('EDX-8'));
    await checkout.complete('EDX-8');
  });
});
