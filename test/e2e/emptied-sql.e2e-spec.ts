import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ScratchPostgres } from '../contract/sql/scratch-postgres.js';
import { startNodeProcess, type NodeProcess } from '../embedded-node/node-process.js';
import { CheckoutClient, orderRequest, type OrderAnswer } from '../support/checkout-client.js';
import { eventually } from '../support/eventually.js';
import { ServiceProcess } from '../support/service-process.js';

const NUMBER = 'EMPTIED-1';
const server = process.env['TEST_DATABASE_URL'];

/** What operators are told to have PostgreSQL do. */
function asDocumented(): string {
  const document = readFileSync('docs/operations.md', 'utf8');
  const [, sql] = /psql "\$DATABASE_URL" .*<<'SQL'\n(.*?)^SQL$/ms.exec(document) ?? [];
  if (sql === undefined) throw new Error('docs/operations.md does not say how to empty SQL');
  return sql;
}

const described = server === undefined ? describe.skip : describe;
described('emptying PostgreSQL as docs/operations.md says (needs TEST_DATABASE_URL)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-emptied-'));
  let node: NodeProcess;
  let database: ScratchPostgres;
  let service: ServiceProcess | undefined;

  const start = async () => {
    const started = await ServiceProcess.start(join(folder, 'data'), {
      ...{ EVENTSTORE_URL: node.url, DATABASE_URL: database.url, SANDBOX: '1' },
      MASTER_KEY: 'a master key of the tests, long enough to be one',
    });
    service = started;
    return new CheckoutClient(started);
  };

  const sql = async (text: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new pg.Client(database.url);
    await client.connect();
    try {
      return ((await client.query(text)) as { rows?: Record<string, unknown>[] }).rows ?? [];
    } finally {
      await client.end();
    }
  };

  const listed = async (checkout: CheckoutClient): Promise<readonly OrderAnswer[]> => {
    const answer = await checkout.get('/v1/orders?status=Complete');
    return answer.ok ? ((await answer.json()) as { orders: OrderAnswer[] }).orders : [];
  };

  const keys = () => sql('select * from makegood_keys.keys order by id');

  beforeAll(async () => {
    node = await startNodeProcess(join(folder, 'events'));
    database = await ScratchPostgres.create(server ?? '');
  });

  afterAll(async () => {
    await service?.kill();
    await node.kill();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves the keys, and the next start builds all the rest again', async () => {
    const user = { username: 'lovelace', email: 'ada@example.com' };
    const before = await start();
    expect((await before.place(orderRequest(NUMBER, { user }))).status).toBe(201);
    await before.complete(NUMBER);
    await eventually(
      () => listed(before),
      ([order]) => order?.status === 'Complete',
    );
    await service?.stop();
    const held = await keys();

    await sql(asDocumented());

    const after = await start();
    const [order] = await eventually(
      () => listed(after),
      ([found]) => found?.status === 'Complete',
    );
    expect(order).toMatchObject({ orderNumber: NUMBER, user });
    expect(await keys()).toEqual(held);
    expect(held.length).toBeGreaterThan(0);
  });
});
