import { issueToken } from '../../../src/platform/security/issue-token.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import {
  API_KEY,
  JWT_SECRET,
  speakAs,
  startCheckoutApp,
  type CheckoutApp,
} from './checkout-app.js';
import { becomes, placeForOwnLearner } from './own-learner.js';
import { written, type Recorded } from './replayed.js';

let app: CheckoutApp;
let lms: SandboxLmsClient;
let auditor: ReturnType<typeof speakAs>;
let operator: ReturnType<typeof speakAs>;
beforeAll(async () => {
  app = await startCheckoutApp({ RETRY_MAX_ATTEMPTS: '1' });
  lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
  auditor = speakAs(app, 'axel', 'auditor');
  operator = speakAs(app, 'olga', 'operator');
});
afterAll(() => app.stop());

const get = (path: string) => auditor('GET', `/v1/orders/${path}`);
const eventsOf = async (path: string) => {
  const { body } = await get(path);
  return body['events'] as Recorded[];
};
const ask = (path: string, body: object) => operator('POST', `/v1/orders/${path}`, { body });

/** Placed, failed once and for all, retried by hand, complete. */
async function retriedByHand(number: string): Promise<string> {
  await lms.fail({ route: 'any', user: number.toLowerCase(), status: 503, times: 1 });
  await placeForOwnLearner(app, number);
  await becomes(app, number, 'Fulfillment Error');
  const asked = await ask(`${number}/fulfillment/retries`, { reason: 'The LMS is back.' });
  await becomes(app, number, 'Complete');
  return String(asked.body['retryId']);
}

describe('GET …/history', () => {
  beforeAll(() => retriedByHand('HIS-1'));

  it('says of every event who, why if it was a person’s act, what it came of, and by which command', async () => {
    const events = await eventsOf('HIS-1/history');
    const ids = events.map(({ id }) => id);
    for (const { type, metadata } of events) {
      expect(metadata.actor.id).not.toBe('');
      expect(metadata.commandId).toMatch(/^[0-9a-f-]{36}$/);
      // The house acts because of an event of the order, a person by a request.
      const cause = metadata.$causationId;
      expect({ type, known: ids.includes(cause) }).toEqual({
        ...{ type, known: metadata.actor.kind === 'system' },
      });
      const byHand = type === 'FulfillmentRetryRequested';
      expect(metadata.reason).toBe(byHand ? 'The LMS is back.' : undefined);
    }
    expect(new Set(events.map(({ metadata }) => metadata.actor.kind)).size).toBe(2);
  });

  it('has only what was asked for', async () => {
    const all = await eventsOf('HIS-1/history');
    const types = async (query: string) =>
      (await eventsOf(`HIS-1/history?${query}`)).map(({ type }) => type);
    expect(await types('type=FulfillmentRetryRequested')).toEqual(['FulfillmentRetryRequested']);
    expect(await types('actor=olga')).toEqual(['FulfillmentRetryRequested']);
    expect(await types('line=2')).toEqual(['LineFulfilled']);
    expect(await types('line=1&type=LineFulfilled')).toEqual(['LineFulfilled']);
    expect(await types(`command=${all[0]!.metadata.commandId}`)).toEqual([
      ...['PaymentCollected', 'OrderPlaced'],
    ]);
    const last = all.at(-1)!;
    expect(await types(`after=${last.at}`)).toEqual([last.type]);
    expect(await types(`before=${all[0]!.at}`)).toEqual([]);
  });

  it('says that the chain is whole, whichever events were asked for', async () => {
    const all = await eventsOf('HIS-1/history');
    for (const query of ['', '?type=OrderPlaced', '?before=2020-01-01T00:00:00Z']) {
      const { body } = await get(`HIS-1/history${query}`);
      expect(body['chain']).toEqual({ whole: true, head: all.at(-1)!.hash });
    }
  });

  it('says where the chain is broken, and so do the others', async () => {
    const number = await written(app.store, 'order-tamper-1', (metadata) => ({
      ...metadata,
      prevHash: '00'.repeat(32),
    }));
    for (const path of ['history', 'at?revision=1', 'steps']) {
      const { status, body } = await get(`${number}/${path}`);
      expect({ status, chain: body['chain'] }).toEqual({
        ...{ status: 200, chain: { whole: false, brokenAt: 1, why: 'hash' } },
      });
    }
  });
});

describe('GET …/at', () => {
  let all: readonly Recorded[];
  beforeAll(async () => {
    await retriedByHand('AT-1');
    all = await eventsOf('AT-1/history');
  });

  it('is the order after an event, as GET answered it then', async () => {
    const { body: now } = await get('AT-1');
    const { body: last } = await get(`AT-1/at?revision=${all.length - 1}`);
    const { asOf, chain, ...order } = last;
    expect(order).toEqual(now);
    expect(asOf).toMatchObject({ number: all.length - 1, at: all.at(-1)!.at });
    expect(chain).toMatchObject({ whole: true });
    const failed = all.findIndex(({ type }) => type === 'FulfillmentFailed');
    expect((await get(`AT-1/at?revision=${failed}`)).body).toMatchObject({
      revision: failed,
      lines: [{ status: 'Fulfillment Server Error', attempts: 1 }, {}],
    });
  });

  it('is the order at a time, with any offset', async () => {
    const placedAt = all[1]!.at;
    const inParis = new Date(Date.parse(placedAt) + 3_600_000).toISOString().replace('Z', '+01:00');
    for (const time of [placedAt, inParis]) {
      const { body } = await get(`AT-1/at?time=${encodeURIComponent(time)}`);
      expect(body).toMatchObject({ status: 'Open', revision: 1, asOf: { type: 'OrderPlaced' } });
    }
    expect((await get('AT-1/at?time=2100-01-01T00:00:00Z')).body).toMatchObject({
      status: 'Complete',
    });
  });

  it.each([
    ['AT-1/at?revision=0', 404, 'no-order-then'],
    ['AT-1/at?revision=99', 404, 'no-order-then'],
    ['AT-1/at?time=2020-01-01T00:00:00Z', 404, 'no-order-then'],
    ['NONE-1/at?revision=0', 404, 'order-not-found'],
    ['NONE-1/steps', 404, 'order-not-found'],
    ['AT-1/at', 422, 'request-invalid'],
    ['AT-1/at?revision=1&time=2020-01-01T00:00:00Z', 422, 'request-invalid'],
    ['AT-1/at?revision=-1', 422, 'request-invalid'],
    ['AT-1/at?time=yesterday', 422, 'request-invalid'],
    ['AT-1/history?type=Nothing', 422, 'request-invalid'],
    ['AT-1/steps?limit=0', 422, 'request-invalid'],
    ['AT-1/steps?from=x', 422, 'request-invalid'],
  ])('%s is refused with %d %s', async (path, status, code) => {
    expect(await get(path)).toMatchObject({ status, body: { code } });
  });
});

/** All pages from this event on. */
async function stepsOf(number: string, from: number): Promise<readonly Recorded[]> {
  const { body } = await get(`${number}/steps?limit=2&from=${from}`);
  const { steps, next } = body as { steps: Recorded[]; next?: number };
  return next === undefined ? steps : [...steps, ...(await stepsOf(number, next))];
}

describe('GET …/steps', () => {
  it('is the order after every event and what it changed, in pages', async () => {
    await retriedByHand('STEP-1');
    const all = await eventsOf('STEP-1/history');
    const steps = await stepsOf('STEP-1', 0);
    expect(steps.map(({ number, type }) => [number, type])).toEqual(
      all.map(({ number, type }) => [number, type]),
    );
    expect(steps[0]).toMatchObject({ order: null, changed: [] });
    expect(steps[1]?.changed).toContainEqual({ path: 'status', to: 'Open' });
    const failed = steps.find(({ type }) => type === 'FulfillmentFailed');
    expect(failed?.changed).toEqual(
      expect.arrayContaining([
        { path: 'lines[0].status', from: 'Open', to: 'Fulfillment Server Error' },
        { path: 'lines[0].attempts', from: 0, to: 1 },
      ]),
    );
    for (const { number, order } of steps.slice(1)) {
      const { asOf, chain, ...then } = (await get(`STEP-1/at?revision=${number}`)).body;
      expect(order).toEqual(then);
    }
  });
});

describe('what is sealed', () => {
  it('is opened, and is forgotten everywhere once its key is destroyed', async () => {
    await placeForOwnLearner(app, 'SEAL-1');
    await becomes(app, 'SEAL-1', 'Complete');
    const paths = ['SEAL-1/history?type=OrderPlaced', 'SEAL-1/at?revision=1', 'SEAL-1/steps'];
    const answers = () =>
      Promise.all(paths.map(async (path) => JSON.stringify((await get(path)).body)));
    for (const text of await answers()) expect(text).toContain('SEAL-1@example.com');
    const [, placed] = await app.store.read('order-seal-1');
    await app.vault.forget((placed?.data as { user: { subject: string } }).user.subject);
    for (const text of await answers()) {
      expect(text).not.toContain('SEAL-1@example.com');
      expect(text).toContain('(Forgotten)');
    }
    expect((await get('SEAL-1/history')).body['chain']).toMatchObject({ whole: true });
  });

  it.each(['checkout', 'learner'] as const)('is not for a %s', async (role) => {
    for (const path of ['history', 'at?revision=1', 'steps']) {
      const { status } = await speakAs(app, 'ada', role)('GET', `/v1/orders/HIS-1/${path}`);
      expect(status).toBe(403);
    }
  });

  it('is not for those of other partners', async () => {
    const who = { sub: 'p', roles: ['auditor'] as const, ttlSeconds: 60, partners: ['mit'] };
    const token = await issueToken(who, JWT_SECRET, Date.now());
    for (const path of ['history', 'at?revision=1', 'steps']) {
      const response = await fetch(`${app.url}/v1/orders/HIS-1/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(404);
    }
  });
});

describe('GET …/diagnosis', () => {
  const why = (number: string) => operator('GET', `/v1/orders/${number}/diagnosis`);

  it('says what keeps an order from being finished, who must act, and what shows it', async () => {
    await lms.fail({ route: 'any', user: 'why-1', status: 503, times: 1 });
    await placeForOwnLearner(app, 'WHY-1');
    await becomes(app, 'WHY-1', 'Fulfillment Error');
    const { status, body } = await why('why-1');
    const [failed] = await eventsOf('WHY-1/history?type=FulfillmentFailed');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ orderNumber: 'WHY-1', status: 'Fulfillment Error', finished: false },
      ...{ code: 'exhausted', waitsFor: 'operator', evidence: [failed?.number] },
      answers: [{ line: '1', acts: ['retry', 'revoke', 'settle'] }],
    });
    expect(body).not.toHaveProperty('next');
    expect(JSON.stringify(body)).not.toContain('why-1@');
  });

  it('says when it goes on by itself, and that a finished one is', async () => {
    await lms.fail({ route: 'any', user: 'why-2', status: 401, times: 1 });
    await placeForOwnLearner(app, 'WHY-2');
    await becomes(app, 'WHY-2', 'Fulfillment Error');
    const waiting = await eventually(
      () => why('WHY-2'),
      ({ body }) => (body['next'] as { progress?: string } | undefined)?.progress !== 'unplanned',
    );
    expect(waiting.body).toMatchObject({
      ...{ code: 'module-not-working', waitsFor: 'operator' },
      next: { command: 'FulfillOrder', party: 'enrollment' },
    });
    await becomes(app, 'WHY-2', 'Complete');
    expect((await why('WHY-2')).body).toMatchObject({
      ...{ finished: true, code: 'finished', waitsFor: 'nobody', answers: [] },
    });
  });

  it('has an answer for orders that nobody will ever work on', async () => {
    const number = await written(app.store, 'order-import-1', (metadata) => metadata);
    const { body } = await why(number);
    expect(body).toMatchObject({ code: 'imported', waitsFor: 'operator', finished: false });
    expect(body['answers']).toHaveLength(2);
  });

  it('is for operators, and only of orders that there are', async () => {
    expect((await get('WHY-1/diagnosis')).status).toBe(403);
    expect(await why('NONE-1')).toMatchObject({ status: 404, body: { code: 'order-not-found' } });
  });
});

describe('a retry and a note', () => {
  it('are told afterwards: what became of each line, and who wrote what', async () => {
    const retryId = await retriedByHand('TOLD-1');
    const path = '/v1/orders/TOLD-1/fulfillment/retries/';
    expect(await operator('GET', path + retryId)).toMatchObject({
      status: 200,
      body: {
        ...{ retryId, actor: { id: 'olga' }, reason: 'The LMS is back.', ended: true },
        lines: [{ line: '1', outcome: 'fulfilled' }],
      },
    });
    const unknown = await operator('GET', `${path}nothing`);
    expect(unknown).toMatchObject({ status: 404, body: { code: 'retry-not-found' } });
    const { body: before } = await get('TOLD-1');
    const noted = await ask('TOLD-1/notes', { text: 'The buyer called.' });
    const revision = (before['revision'] as number) + 1;
    expect(noted).toMatchObject({ status: 201, body: { ...before, revision } });
    expect(await eventsOf('TOLD-1/history?type=OrderAnnotated')).toMatchObject([
      { number: revision, actor: { id: 'olga' }, data: { text: 'The buyer called.' } },
    ]);
    expect(await ask('NONE-1/notes', { text: 'x' })).toMatchObject({ status: 404 });
  });
});
