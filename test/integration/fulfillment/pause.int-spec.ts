import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';

let app: CheckoutApp;
beforeAll(async () => {
  // A wait so long that only an answer ends it.
  app = await startCheckoutApp({ FULFILLMENT_MODE: 'sync', FULFILLMENT_SYNC_WAIT_MS: '60000' });
});
afterAll(() => app.stop());

const operator = (method: string, path: string, body?: object) =>
  speakAs(app, 'olga', 'operator')(method, path, body && { body });
const act = (module: string, what: 'pause' | 'resume', reason = 'The LMS is upgraded.') =>
  operator('POST', `/v1/modules/${module}/${what}`, { reason });
const place = (number: string) =>
  speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', { body: orderRequest(number) });
const order = async (number: string) => (await operator('GET', `/v1/orders/${number}`)).body;

interface Seen {
  readonly name: string;
  readonly state: string;
  readonly reason?: string;
  readonly by?: string;
  readonly dueNow: number;
  readonly atWork: number;
}

async function module(name: string): Promise<Seen> {
  const { body } = await operator('GET', '/v1/modules');
  return (body['modules'] as readonly Seen[]).find((one) => one.name === name)!;
}

/** Written is not yet in force: the table follows. */
const becomes = (name: string, state: string) =>
  eventually(
    () => module(name),
    (seen) => seen.state === state,
  );

const becomesLines = (number: string, wanted: readonly string[]) =>
  eventually(
    async () =>
      ((await order(number))['lines'] as { status: string }[]).map(({ status }) => status),
    (statuses) => JSON.stringify(statuses) === JSON.stringify(wanted),
  );

describe('a paused module', () => {
  it('is given nothing, while other lines of the same order are made good; resumed, it goes on', async () => {
    expect(await act('enrollment', 'pause')).toMatchObject({ status: 202 });
    expect(await becomes('enrollment', 'paused')).toMatchObject({
      ...{ reason: 'The LMS is upgraded.', by: 'olga' },
    });
    // The wait of the first line has an owner, so there is nothing more to wait for here.
    expect((await place('PAUSE-1')).body['lines']).toMatchObject([
      { status: 'Open', waitingFor: { module: 'enrollment' } },
      { status: 'Complete' },
    ]);
    await becomesLines('PAUSE-1', ['Open', 'Complete']);
    expect(await module('enrollment')).toMatchObject({ dueNow: 1, atWork: 0 });
    expect(await module('donation')).toMatchObject({ state: 'running', dueNow: 0 });
    const waitingFor = { module: 'enrollment', kind: 'paused', reason: 'The LMS is upgraded.' };
    expect((await order('PAUSE-1'))['lines']).toMatchObject([{ attempts: 0, waitingFor }, {}]);
    const { body: diagnosis } = await operator('GET', '/v1/orders/PAUSE-1/diagnosis');
    expect(diagnosis).toMatchObject({ waitsFor: 'operator', answers: [{ waitingFor }] });
    expect(diagnosis['text']).toContain('It waits for the module enrollment, paused since 20');

    expect(await act('enrollment', 'resume', 'The upgrade is over.')).toMatchObject({
      ...{ status: 202, body: { module: 'enrollment', paused: false } },
    });
    await becomesLines('PAUSE-1', ['Complete', 'Complete']);
    expect((await order('PAUSE-1'))['lines']).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    expect(await module('enrollment')).toMatchObject({
      ...{ state: 'running', resumed: { by: 'olga', reason: 'The upgrade is over.' } },
    });
  });

  it('is said to whoever asks for a retry by hand, and the retry waits with it', async () => {
    const lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
    await lms.fail({ route: 'any', user: 'pause-2', status: 503, times: 2 });
    const user = { username: 'pause-2', email: 'pause-2@example.com' };
    await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', {
      body: orderRequest('PAUSE-2', { user }),
    });
    await act('enrollment', 'pause');
    await becomes('enrollment', 'paused');
    const retried = await operator('POST', '/v1/orders/PAUSE-2/fulfillment/retries', {
      reason: 'It is back.',
    });
    expect(retried).toMatchObject({ status: 202, body: { lines: ['1'] } });
    expect(retried.body).toMatchObject({ waitingFor: { module: 'enrollment', kind: 'paused' } });
    const [line] = (await order('PAUSE-2'))['lines'] as object[];
    expect(line).toMatchObject({ retry: 'waiting', waitingFor: { kind: 'paused' } });
    await act('enrollment', 'resume');
    await becomesLines('PAUSE-2', ['Complete', 'Complete']);
  });

  it('keeps the reason that it was paused for first; a second pause writes nothing', async () => {
    await act('coupon', 'pause', 'The first.');
    expect(await act('coupon', 'pause', 'The second.')).toMatchObject({
      ...{ status: 200, body: { paused: true, by: 'olga', reason: 'The first.' } },
    });
    expect(await app.store.read('module-coupon')).toHaveLength(1);
    await act('coupon', 'resume');
    expect(await act('coupon', 'resume')).toMatchObject({ status: 200, body: { paused: false } });
    expect(await app.store.read('module-coupon')).toMatchObject([
      {
        type: 'ModulePaused',
        data: { module: 'coupon', reason: 'The first.' },
        metadata: { actor: { kind: 'user', id: 'olga' }, reason: 'The first.' },
      },
      { type: 'ModuleResumed' },
    ]);
  });

  it('must be one that there is', async () => {
    expect(await act('none', 'pause')).toMatchObject({
      ...{ status: 404, body: { code: 'module-not-found' } },
    });
  });
});
