import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { speakAs, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';

let app: CheckoutApp;
beforeAll(async () => {
  app = await startCheckoutApp();
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
    await place('PAUSE-1');
    await becomesLines('PAUSE-1', ['Open', 'Complete']);
    expect(await module('enrollment')).toMatchObject({ dueNow: 1, atWork: 0 });
    expect(await module('donation')).toMatchObject({ state: 'running', dueNow: 0 });
    const [line] = (await order('PAUSE-1'))['lines'] as { attempts: number }[];
    expect(line).toMatchObject({ attempts: 0 });

    expect(await act('enrollment', 'resume')).toMatchObject({
      ...{ status: 202, body: { module: 'enrollment', paused: false } },
    });
    await becomesLines('PAUSE-1', ['Complete', 'Complete']);
    expect((await order('PAUSE-1'))['lines']).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    expect(await module('enrollment')).toMatchObject({ state: 'running' });
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
