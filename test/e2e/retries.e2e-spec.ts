import { CheckoutClient, orderRequest, type OrderAnswer } from '../support/checkout-client.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

const COURSE = 'course-v1:edX+DemoX+2026';

describe('an LMS that fails', () => {
  let dataDir: string;
  let service: ServiceProcess;
  let checkout: CheckoutClient;
  let lms: SandboxLmsClient;

  const start = async (env: NodeJS.ProcessEnv): Promise<void> => {
    service = await ServiceProcess.start(dataDir, env);
    checkout = new CheckoutClient(service);
    lms = new SandboxLmsClient(service.lmsUrl);
  };

  beforeEach(async () => {
    dataDir = await newDataDir();
  });

  afterEach(async () => {
    await service.kill();
    removeDataDir(dataDir);
  });

  const isFailing = ({ status }: OrderAnswer): boolean => status === 'Fulfillment Error';

  it('leaves the order in error with its reason and the next time, and it heals by itself', async () => {
    await start({ RETRY_BASE_MS: '200' });
    await lms.fail({ route: 'any', status: 503, times: 2 });
    await checkout.place(orderRequest('RETRY-1'));
    const order = await checkout.complete('RETRY-1');
    expect(order.lines[0]).toMatchObject({ status: 'Complete', attempts: 3 });
    const failures = (await checkout.history('RETRY-1')).filter(
      ({ type }) => type === 'FulfillmentFailed',
    );
    expect(failures).toHaveLength(2);
    expect(failures[0]).toMatchObject({
      data: {
        lineId: '1',
        module: 'enrollment',
        attempt: 1,
        class: 'server',
        code: 'lms-unavailable',
        retryable: true,
        nextAttemptAt: expect.any(String) as string,
      },
    });
  });

  it('shows it, and goes on at its time also when the service is killed in between', async () => {
    await start({ RETRY_BASE_MS: '1' });
    await lms.fail({ route: 'any', status: 503, times: 1, retryAfter: 10 });
    await checkout.place(orderRequest('RETRY-2'));
    const failing = await checkout.until('RETRY-2', isFailing);
    expect(failing.statusReason).toMatchObject({
      status: 'Fulfillment Server Error',
      code: 'lms-unavailable',
    });
    expect(failing.lines).toMatchObject([
      {
        status: 'Fulfillment Server Error',
        retry: 'scheduled',
        lastFailure: { class: 'server', code: 'lms-unavailable' },
        nextAttemptAt: expect.any(String) as string,
      },
      { status: 'Complete' },
    ]);
    await service.kill();
    await start({});
    const order = await checkout.complete('RETRY-2');
    expect(order.lines[0]).toMatchObject({ status: 'Complete', attempts: 2 });
  });

  it('that refuses for good is not asked again, and its reason stays visible', async () => {
    await start({ RETRY_BASE_MS: '10' });
    await lms.fail({
      route: 'enrollment.post',
      status: 400,
      body: { message: 'The course mode is expired or otherwise unavailable for registration' },
      times: 5,
    });
    await checkout.place(orderRequest('RETRY-3'));
    const order = await checkout.until('RETRY-3', isFailing);
    expect(order.lines[0]).toMatchObject({
      status: 'Fulfillment Server Error',
      retry: 'not-retryable',
      attempts: 1,
      lastFailure: { code: 'lms-enrollment-mode-expired' },
    });
  });

  it('that drops the connection after it enrolled has enrolled once', async () => {
    await start({ RETRY_BASE_MS: '50' });
    await lms.fail({ route: 'enrollment.post', drop: 'after-applying', times: 1 });
    await checkout.place(orderRequest('RETRY-4', { user: { username: 'mary', email: 'm@x.org' } }));
    await checkout.complete('RETRY-4');
    expect(await lms.appliedCalls('mary')).toBe(1);
    expect(await lms.enrollment('mary', COURSE)).toMatchObject({ is_active: true });
    expect((await checkout.history('RETRY-4')).map(({ type }) => type)).toContain(
      'FulfillmentFailed',
    );
  });
});
