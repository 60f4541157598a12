import { eventually } from '../../support/eventually.js';
import { speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';
import { becomes, placeForOwnLearner } from './own-learner.js';

const NUMBER = 'NOBODYS-1';

let app: CheckoutApp;
let olga: ReturnType<typeof speakAs>;
beforeAll(async () => {
  app = await startCheckoutApp({ FULFILLMENT_MODULES: 'donation' });
  olga = speakAs(app, 'olga', 'operator');
});
afterAll(() => app.stop());

/** What is stuck of the seat, as an operator is shown it. */
const stuck = async (): Promise<Record<string, unknown> | undefined> => {
  const { body } = await olga('GET', '/v1/stuck-work/lines');
  const lines = body['lines'] as Record<string, unknown>[];
  return lines.find(({ orderNumber }) => orderNumber === NUMBER);
};

describe('a campaign with a line that no module supports', () => {
  it('ends, and the line waits for a person again', async () => {
    await placeForOwnLearner(app, NUMBER);
    await becomes(app, NUMBER, 'Fulfillment Error');
    await eventually(stuck, (line) => line?.['needsPerson'] === true);
    const started = await olga('POST', '/v1/retry-campaigns', {
      body: { orders: [NUMBER], reason: 'A test wants it.' },
    });
    expect(started.status).toBe(202);
    const campaign = `/v1/retry-campaigns/${String(started.body['id'])}`;
    const over = await eventually(
      () => olga('GET', campaign),
      ({ body }) => body['status'] === 'finished',
    );
    expect(over.body).toMatchObject({
      ...{ finished: { because: 'done' }, progress: { toGo: 0, asked: 0, failedAgain: 1 } },
    });
    const { body } = await olga('GET', `${campaign}/orders`);
    expect(body['orders']).toMatchObject([
      { orderNumber: NUMBER, outcome: 'failed-again', failure: { code: 'no-module' } },
    ]);
    const line = await eventually(stuck, (one) => one?.['attempts'] === 2);
    expect(line).toMatchObject({ code: 'no-module', retry: 'not-retryable', needsPerson: true });
  });
});
