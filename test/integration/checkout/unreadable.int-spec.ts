import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { toRfc3339 } from '../../../src/kernel/time.js';
import { NO_STREAM } from '../../../src/platform/event-store/event-store.js';
import { Consumers } from '../../../src/platform/projections/consumers.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { recorded } from '../../support/given-when-then.js';
import { orderDetails, paymentRequested } from '../../support/order-fixtures.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';
import { becomes, placeForOwnLearner } from './own-learner.js';

let app: CheckoutApp;
let lms: SandboxLmsClient;
beforeAll(async () => {
  app = await startCheckoutApp({ RETRY_MAX_ATTEMPTS: '1' });
  lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
});
afterAll(() => app.stop());

const get = (path: string) => speakAs(app, 'axel', 'auditor')('GET', `/v1/orders/${path}`);
const diagnosis = (number: string) =>
  speakAs(app, 'olga', 'operator')('GET', `/v1/orders/${number}/diagnosis`);
/** Streams that some consumer has parked. */
const parked = async (): Promise<readonly string[]> => {
  const { body } = await speakAs(app, 'ada', 'admin')('GET', '/v1/parked-streams');
  return (body['parkedStreams'] as { stream: string }[]).map(({ stream }) => stream);
};

describe('an order that somebody else wrote into', () => {
  const number = 'STRANGE-1';
  beforeAll(async () => {
    await lms.fail({ route: 'any', user: 'strange-1', status: 503, times: 1 });
    await placeForOwnLearner(app, number);
    await becomes(app, number, 'Fulfillment Error');
    const { body } = await get(`${number}/history`);
    const revision = (body['events'] as unknown[]).length - 1;
    const strange = { id: randomUUID(), type: 'LineFulfilled', data: {}, metadata: {} as never };
    await app.store.append('order-strange-1', revision, [strange]);
  });

  it('is shown up to there, and the chain says where it is broken', async () => {
    for (const path of ['history', 'at?revision=1', 'steps']) {
      const { status, body } = await get(`${number}/${path}`);
      expect({ status, chain: body['chain'] }).toEqual({
        ...{ status: 200, chain: { whole: false, brokenAt: 4, why: 'foreign' } },
      });
    }
    const { body } = await get(`${number}/history`);
    expect(body['events']).toHaveLength(4);
  });

  it('has a diagnosis, parked or not yet', async () => {
    const { status, body } = await diagnosis(number);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        ...{ code: 'unreadable', waitsFor: 'operator', finished: false, evidence: [4] },
        status: 'Fulfillment Error',
        answers: [{ code: 'unreadable', acts: [] }],
      },
    });
    expect(body['text']).toMatch('Event 4: Somebody else wrote');
  });
});

describe('what is wanted of an order that somebody else wrote into', () => {
  const number = 'STRANGE-2';
  const reason = 'A test wants it.';
  beforeAll(async () => {
    const strange = { id: randomUUID(), type: 'Strange', data: {}, metadata: {} as never };
    await app.store.append('order-strange-2', NO_STREAM, [strange]);
  });

  it.each([
    ['notes', { text: reason }],
    ['fulfillment/retries', { reason }],
    ['lines/1/revocation', { reason }],
    ['lines/1/settlement', { outcome: 'complete', reason }],
    ['excess-payments/settlement', { reference: 'ch_1', reason }],
  ])('is refused: %s', async (path, body) => {
    const headers = { 'idempotency-key': randomUUID() };
    const act = () =>
      speakAs(app, 'ada', 'admin')('POST', `/v1/orders/${number}/${path}`, { body, headers });
    expect(await act()).toMatchObject({ status: 409, body: { code: 'unreadable' } });
    // Not kept: it may be mended.
    expect((await act()).headers.has('idempotency-replayed')).toBe(false);
  });

  it('is refused: placing it', async () => {
    const { status, body } = await placeForOwnLearner(app, number);
    expect({ status, body }).toMatchObject({ status: 409, body: { code: 'unreadable' } });
    expect(body['detail']).toMatch('Somebody else wrote');
    const told = app.log.filter((line) => line.includes('cannot be read'));
    expect(told.join()).toMatch('"stream":"order-strange-2","revision":0');
  });
});

describe('an order into which somebody wrote what looks like ours', () => {
  const number = 'FORGED-1';
  beforeAll(async () => {
    await lms.fail({ route: 'any', user: 'forged-1', status: 503, times: 1 });
    await placeForOwnLearner(app, number);
    await becomes(app, number, 'Fulfillment Error');
    const events = await app.store.read('order-forged-1');
    const { metadata, revision } = events.at(-1)!;
    const data = { lineId: '1', module: 'enrollment', attempt: 2, basis: revision };
    const forged = { id: randomUUID(), type: 'LineFulfilled', data, metadata };
    await app.store.append('order-forged-1', revision, [forged]);
  });

  it('is not complete by it: that there is no receipt makes it unreadable', async () => {
    const { body } = await diagnosis(number);
    expect(body).toMatchObject({ code: 'unreadable', status: 'Fulfillment Error', evidence: [4] });
    await eventually(parked, (streams) => streams.includes('order-forged-1'));
    expect((await get(number)).body).toMatchObject({ status: 'Fulfillment Error', revision: 3 });
    expect((await get(`${number}/history`)).body['chain']).toEqual({
      ...{ whole: false, brokenAt: 4, why: 'foreign' },
    });
    const retry = await speakAs(app, 'olga', 'operator')(
      'POST',
      `/v1/orders/${number}/fulfillment/retries`,
      { body: { reason: 'A test wants it.' } },
    );
    expect(retry).toMatchObject({ status: 409, body: { code: 'unreadable' } });
  });
});

describe('an order that somebody deleted', () => {
  const number = 'GONE-1';
  const isUnreadable = { status: 409, body: { code: 'unreadable' } };
  beforeAll(async () => {
    await placeForOwnLearner(app, number);
    await becomes(app, number, 'Complete');
    await app.deleteStream('order-gone-1');
  });

  const isTold = async (): Promise<void> => {
    const { status, body } = await diagnosis(number);
    expect({ status, body }).toMatchObject({
      ...{ status: 200, body: { code: 'unreadable', status: 'Complete', finished: false } },
    });
    expect(body['text']).toMatch('truncated or deleted it');
  };

  it('is told by its diagnosis', isTold);

  it('has no history that could be shown, and takes no notes', async () => {
    expect(await get(`${number}/history`)).toMatchObject(isUnreadable);
    const body = { text: 'Where is it?' };
    const olga = speakAs(app, 'olga', 'operator');
    expect(await olga('POST', `/v1/orders/${number}/notes`, { body })).toMatchObject(isUnreadable);
  });

  it('is not placed again, by the payment that it had or another, neither the first time nor later', async () => {
    const shop = speakAs(app, 'shop', 'checkout');
    for (const reference of ['ch-GONE-1', 'ch-GONE-2', 'ch-GONE-2', 'ch-GONE-3']) {
      const payment = { processor: 'captured', reference, amount: '159.00' };
      const body = orderRequest(number, { payment });
      expect(await shop('POST', '/v1/orders', { body })).toMatchObject(isUnreadable);
      await isTold();
    }
    const { body } = await get(`${number}/history`);
    expect(body).toMatchObject({ chain: { whole: false, why: 'missing' } });
  });
});

describe('an order that the saga cannot handle', () => {
  it('says that the order is parked, if the saga cannot handle it', async () => {
    await placeForOwnLearner(app, 'PARKED-1');
    await becomes(app, 'PARKED-1', 'Complete');
    await app.database.run(
      sql`insert into parked_streams (consumer, stream, from_revision, last_revision, error_code, error_revision, error_where)
        values ('fulfillment-saga-1', 'order-parked-1', 3, 3, 'row-refused', 3, 'a test')`.compile(
        queryBuilder(),
      ),
    );
    const { body } = await diagnosis('PARKED-1');
    expect(body).toMatchObject({
      ...{ code: 'parked', waitsFor: 'operator', finished: false, evidence: [3] },
    });
    expect(body['text']).toMatch('SQL refuses');
  });
});

describe('an order that the saga has not come to', () => {
  it('waits for an operator while the saga has stopped', async () => {
    const stream = 'order-late-1';
    const [request] = recorded([
      paymentRequested({ order: orderDetails({ orderNumber: 'LATE-1' }) }),
    ]);
    const metadata = { ...request!.metadata, occurredAt: toRfc3339(Date.now()) };
    await app.store.append(stream, NO_STREAM, [{ ...request!, id: randomUUID(), metadata }]);
    await eventually(
      () => diagnosis('LATE-1'),
      ({ body }) => (body['next'] as { progress: string }).progress === 'scheduled',
    );
    const forget = sql`delete from due_commands where stream = ${stream}`;
    await app.database.run(forget.compile(queryBuilder()));
    expect((await diagnosis('LATE-1')).body).toMatchObject({ waitsFor: 'other-side' });
    const consumers = app.part(Consumers);
    const all = await consumers.reports();
    const stopped = all.map((one) => ({ ...one, state: 'stopped' as const }));
    consumers.reports = () => Promise.resolve(stopped);
    const { body } = await diagnosis('LATE-1');
    Reflect.deleteProperty(consumers, 'reports');
    expect(body).toMatchObject({ waitsFor: 'operator', next: { progress: 'unplanned' } });
    expect(body['text']).toMatch('fulfillment-saga-1 has stopped');
  });
});
