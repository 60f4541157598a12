import { LEASE_MS } from '../../../src/platform/http/idempotency/idempotency-keys.js';
import { Database } from '../../../src/platform/sql/database.js';
import type { Query, Result } from '../../../src/platform/sql/query.js';
import { SqlUnavailable } from '../../../src/platform/sql/sql-errors.js';
import { onEachDatabase } from '../../support/each-database.js';
import { type KeyedApp, send, type Sending, type Sent, startKeyedApp } from './keyed-app.js';

/** A database that goes away when it is told to. */
class MortalDatabase extends Database {
  down = false;

  constructor(private readonly real: () => Database) {
    super(undefined as never);
  }

  override run<Output>(query: Query<Output>): Promise<Result<Output>> {
    if (this.down) return Promise.reject(new SqlUnavailable('it is down', 'no'));
    return this.real().run(query);
  }
}

const isReplayed = ({ headers }: Sent) => headers.get('idempotency-replayed') === 'true';
const codeOf = ({ status, body }: Sent) => [status, (body as { code?: string }).code];

onEachDatabase((db) => {
  const database = new MortalDatabase(() => db.database);
  const doings = { done: [] as string[], next: (_: string) => Promise.resolve() };
  let app: KeyedApp;

  beforeAll(async () => {
    app = await startKeyedApp(database, doings);
  });
  beforeEach(() => {
    database.down = false;
    doings.done.length = 0;
    doings.next = () => Promise.resolve();
  });
  afterAll(() => app.stop());

  const ask = (sending: Sending = {}) => send(app, sending);

  describe('a request with an Idempotency-Key', () => {
    it('is done once, and answered alike when it is sent again', async () => {
      const first = await ask();
      const again = await ask({ key: '"k-1"' });
      expect([first.status, again.status]).toEqual([202, 202]);
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('etag')).toBe('"1"');
      expect([isReplayed(first), isReplayed(again)]).toEqual([false, true]);
      expect(again.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'));
      expect(doings.done).toHaveLength(1);
    });

    it('has its own status again, and no body where it had none', async () => {
      await ask({ body: { what: 'known' } });
      expect(await ask({ body: { what: 'known' } })).toMatchObject({ status: 200 });
      const path = '/acts/1/empty';
      await ask({ path, key: 'k-2' });
      const again = await ask({ path, key: 'k-2' });
      expect([again.status, again.body, isReplayed(again)]).toEqual([204, undefined, true]);
    });

    it('is done once when it is sent fifty times at once', async () => {
      const all = await Promise.all(Array.from({ length: 50 }, () => ask()));
      expect(doings.done).toHaveLength(1);
      const [first, ...others] = all.filter((one) => one.status === 202 && !isReplayed(one));
      expect(others).toEqual([]);
      for (const one of all.filter(isReplayed)) expect(one.body).toEqual(first?.body);
      const waiting = all.filter(({ status }) => status === 409);
      for (const one of waiting) expect(codeOf(one)).toEqual([409, 'idempotency-key-in-use']);
      expect(waiting.length + all.filter(isReplayed).length).toBe(49);
    });

    it('is told to come back while the first is under way', async () => {
      let goOn: () => void = () => undefined;
      const here = new Promise<void>((arrived) => {
        doings.next = () =>
          new Promise((resolve) => {
            goOn = resolve;
            arrived();
          });
      });
      const first = ask();
      await here;
      const second = await ask();
      expect(codeOf(second)).toEqual([409, 'idempotency-key-in-use']);
      expect(second.headers.get('retry-after')).toBe('1');
      expect(codeOf(await ask({ body: { what: 'other' } }))).toEqual([
        ...[422, 'idempotency-key-reused'],
      ]);
      goOn();
      expect((await first).status).toBe(202);
      expect(isReplayed(await ask())).toBe(true);
    });

    it.each([
      ['body', { body: { what: 'other' } }],
      ['address', { path: '/acts/2' }],
      ['act', { path: '/acts/1/empty' }],
    ])('refuses another %s under the same key', async (_, other) => {
      await ask();
      const refused = await ask(other);
      expect(codeOf(refused)).toEqual([422, 'idempotency-key-reused']);
      expect(doings.done).toHaveLength(1);
      expect(isReplayed(await ask())).toBe(true);
    });

    it('is the same however its body is spelled', async () => {
      await ask({ body: '{"what":"act"}' });
      expect(isReplayed(await ask({ body: ' { "wh\\u0061t" : "act" } ' }))).toBe(true);
    });

    it('has nothing to do with those of other callers, and of tokens that may see less', async () => {
      expect((await ask()).body).toMatchObject({ by: 'olga', nth: 1 });
      expect((await ask({ sub: 'oscar' })).body).toMatchObject({ by: 'oscar', nth: 2 });
      expect((await ask({ partners: ['edx'] })).body).toMatchObject({ by: 'olga', nth: 3 });
    });

    it('is refused again as it was refused', async () => {
      const body = { what: 'refused' };
      const [first, again] = [await ask({ body }), await ask({ body })];
      expect(codeOf(first)).toEqual([409, 'act-refused']);
      expect(again.body).toEqual(first.body);
      expect(again.headers.get('content-type')).toContain('application/problem+json');
      expect([isReplayed(first), isReplayed(again)]).toEqual([false, true]);
      expect(doings.done).toHaveLength(1);
    });

    it('is done again after a failure of ours, as the same command, and as no other', async () => {
      const body = { what: 'bug' };
      expect((await ask({ body })).status).toBe(500);
      expect(codeOf(await ask({ body: { what: 'act' } }))).toEqual([422, 'idempotency-key-reused']);
      expect((await ask({ body })).status).toBe(500);
      expect(doings.done).toHaveLength(2);
      expect(new Set(doings.done).size).toBe(1);
    });

    it.each<[string, number, Sending]>([
      ['who may not', 403, { roles: ['auditor'] }],
      ['what is malformed', 400, { body: { what: 7 } }],
      ['what is not JSON', 400, { body: '{' }],
      ['what is nested without end', 400, { body: `${'['.repeat(9e4)}${']'.repeat(9e4)}` }],
    ])('by or of %s does not use the key', async (_, status, wrong) => {
      expect((await ask(wrong)).status).toBe(status);
      expect((await ask()).status).toBe(202);
      expect(doings.done).toHaveLength(1);
    });

    it.each(['a b', 'a,b', 'x'.repeat(256), '"a'])('has no key like %s', async (key) => {
      expect(codeOf(await ask({ key }))).toEqual([400, 'idempotency-key-invalid']);
      expect(doings.done).toEqual([]);
    });

    it('may have half a character in its body', async () => {
      const body = '{"what":"\\ud800"}';
      expect((await ask({ body })).status).toBe(202);
      expect(isReplayed(await ask({ body }))).toBe(true);
    });

    it('leaves nothing to read in the table', async () => {
      await ask({ key: 'of-lovelace', sub: 'olga-the-operator', body: { what: 'for lovelace' } });
      const kept = JSON.stringify(await db.sql('select * from idempotency_keys'));
      const answers = await db.sql('select answer from idempotency_keys');
      const bytes = answers.map(({ answer }) => Buffer.from(String(answer), 'base64url'));
      const all = kept + bytes.map((one) => one.toString('latin1')).join();
      expect(all).not.toMatch(/lovelace|operator|\/acts/);
    });
  });

  describe('when the database goes away', () => {
    it('a request with a key is not begun', async () => {
      database.down = true;
      expect(codeOf(await ask())).toEqual([503, 'engine-unavailable']);
      expect(doings.done).toEqual([]);
      expect((await ask({ key: '' })).status).toBe(202);
    });

    it('what was done is answered, and a repeat is the same command once the lease has run out', async () => {
      doings.next = () => {
        database.down = true;
        return Promise.resolve();
      };
      expect((await ask()).status).toBe(202);
      expect(app.log.join()).toContain('could not be written');
      doings.next = () => Promise.resolve();
      database.down = false;
      expect(codeOf(await ask())).toEqual([409, 'idempotency-key-in-use']);
      await db.goOn(LEASE_MS);
      expect((await ask()).status).toBe(202);
      expect(new Set(doings.done).size).toBe(1);
    });
  });

  describe('without a key, or where none is asked for', () => {
    it('every request is one of its own', async () => {
      for (const path of ['/acts/1', '/acts/1/empty']) {
        await ask({ path, key: '' });
        await ask({ path, key: '' });
      }
      expect(doings.done).toHaveLength(4);
      expect(doings.done[0]).not.toBe(doings.done[1]);
      await ask({ path: '/known/1', key: 'a b' });
      expect(isReplayed(await ask({ path: '/known/1', key: 'a b' }))).toBe(false);
      expect(await db.sql('select id from idempotency_keys')).toEqual([]);
    });
  });
});
