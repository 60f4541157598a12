import { sql } from 'kysely';
import { ORDER_STATUS_CONSUMER as NAME } from '../../../src/checkout/read/order-status/order-status.projection.js';
import { Consumers } from '../../../src/platform/projections/consumers.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { issueToken } from '../../../src/platform/security/issue-token.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { MemoryEventStore } from '../../support/memory-event-store.js';
import {
  JWT_SECRET,
  speakAs,
  startCheckoutApp,
  type CheckoutApp,
} from '../checkout/checkout-app.js';
import { Noting } from '../projections/small-consumer.js';

let app: CheckoutApp;
let operator: ReturnType<typeof speakAs>;
beforeAll(async () => {
  app = await startCheckoutApp();
  operator = speakAs(app, 'olga', 'operator');
});
afterAll(() => app.stop());

const run = (statement: ReturnType<typeof sql>) =>
  app.database.run(statement.compile(queryBuilder()));

async function placed(number: string): Promise<void> {
  await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', { body: orderRequest(number) });
  await eventually(
    () => operator('GET', `/v1/orders/${number}`),
    ({ body }) => body['status'] === 'Complete',
  );
}

const parked = () => operator('GET', `/v1/parked-streams?consumer=${NAME}`);

describe('a parked stream', () => {
  it('is listed for operators and auditors, and tried again when it is released', async () => {
    await placed('PARKED-1');
    await run(sql`insert into parked_streams
      (consumer, stream, from_revision, last_revision, error_code, error_revision, error_type, error_where)
      values (${NAME}, 'order-parked-1', 0, 1, 'subject-unknown', 1, 'OrderPlaced', 'SubjectUnknown at x.js:1:2')`);
    const { body } = await parked();
    expect(body).toMatchObject({
      total: 1,
      parkedStreams: [
        {
          ...{ consumer: NAME, stream: 'order-parked-1', orderNumber: 'parked-1' },
          ...{ fromEvent: 0, waiting: 2, times: 1 },
          error: { code: 'subject-unknown', event: 1, type: 'OrderPlaced' },
        },
      ],
    });
    expect(await speakAs(app, 'audrey', 'auditor')('GET', '/v1/parked-streams')).toMatchObject({
      body: { total: 1 },
    });
    const path = `/v1/parked-streams/${NAME}/order-parked-1/release`;
    const released = await operator('POST', path, { body: { reason: 'Keys restored.' } });
    expect(released).toMatchObject({ status: 202, body: { stream: 'order-parked-1' } });
    await eventually(parked, (answer) => answer.body['total'] === 0);
    expect(await operator('POST', path, { body: { reason: 'Again.' } })).toMatchObject({
      ...{ status: 404, body: { code: 'stream-not-parked' } },
    });
  });
});

describe('a projection', () => {
  it('is built anew by nobody who sees some partners only', async () => {
    const who = { sub: 'p', roles: ['operator'] as const, ttlSeconds: 60, partners: ['mit'] };
    const headers = {
      Authorization: `Bearer ${await issueToken(who, JWT_SECRET, Date.now())}`,
      'Content-Type': 'application/json',
    };
    const body = JSON.stringify({ reason: 'A doubt.' });
    for (const change of ['rebuild', 'switch', 'rollback']) {
      const path = `/v1/projections/${NAME}/${change}`;
      const answer = await fetch(app.url + path, { method: 'POST', headers, body });
      expect(answer.status).toBe(404);
    }
    const list = await fetch(`${app.url}/v1/projections`, { headers });
    expect(await list.json()).toEqual({ projections: [] });
  });
});

describe('consumers', () => {
  const consumers = async () => (await operator('GET', '/v1/consumers')).body['consumers'];

  it('are live, and ready says so too', async () => {
    const live = { state: 'live', lagMs: 0, parked: 0 };
    const all = (await eventually(consumers, (seen) =>
      (seen as { state: string }[]).every(({ state }) => state === 'live'),
    )) as { consumer: string }[];
    const names = all.map(({ consumer }) => consumer);
    expect(names).toEqual(expect.arrayContaining(['fulfillment-saga-1', NAME]));
    const ready = (await (await fetch(`${app.url}/health/ready`)).json()) as { consumers: object };
    expect(ready).toMatchObject({ status: 'ok' });
    expect(ready.consumers).toEqual(Object.fromEntries(names.map((name) => [name, live])));
  });

  it('that another process leads are told of by it, and stopped when nobody does', async () => {
    const logger = createLogger({ level: 'error', json: true });
    const elsewhere = new Consumers(new MemoryEventStore(), app.database, logger);
    elsewhere.runnerOf(Object.assign(new Noting(), { name: NAME }));
    const told = async () => (await elsewhere.reports())[0];
    const live = { consumer: NAME, state: 'live', lagMs: 0, parked: 0 };
    expect(await eventually(told, (seen) => seen?.state === 'live')).toMatchObject(live);
    const nobody = new Consumers(new MemoryEventStore(), app.database, logger);
    nobody.runnerOf(new Noting());
    expect(await nobody.reports()).toMatchObject([{ state: 'stopped', why: 'nobody-leads' }]);
  });
});
