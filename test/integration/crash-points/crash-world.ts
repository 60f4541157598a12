import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EsdbEventStore } from '../../../src/platform/event-store/esdb-event-store.js';
import type { EventStore } from '../../../src/platform/event-store/event-store.js';
import type { OutgoingHttp } from '../../../src/platform/http/outgoing-http.js';
import { UndiciHttp } from '../../../src/platform/http/undici-http.js';
import { FileKeyStore } from '../../../src/platform/key-vault/file/file-key-store.js';
import type { KeyVault } from '../../../src/platform/key-vault/key-vault.js';
import { openKeyVault } from '../../../src/platform/key-vault/open-key-vault.js';
import { voidAllLeases } from '../../../src/platform/sagas/due-commands.claims.js';
import type { Database } from '../../../src/platform/sql/database.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { startSandboxLms } from '../../../src/sandbox/contract.js';
import { sql } from 'kysely';
import { startTestNode } from '../../embedded-node/test-node.js';
import { eventually } from '../../support/eventually.js';
import { NamespacedEventStore } from '../../support/namespaced-event-store.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { httpTo } from '../../contract/fulfillment-module/recorded-http.js';
import { SmallReceiver } from '../../contract/fulfillment-module/small-receiver.js';
import { openSql } from '../checkout/checkout-app.js';

const API_KEY = 'the-api-key-of-these-tests';
const CLIENT = { clientId: 'crash-points', clientSecret: 'the-secret-of-the-client' };
export const RECEIVER_URL = 'https://receiver.test/makegood';
const tables = queryBuilder<object>();
const A_WHILE_MS = 10_000;
const COUNT_DUE = sql<{ count: number; claimed: number }>`
  select count(*)::int as count, count(lease)::int as claimed from due_commands`.compile(tables);

interface Parts {
  readonly store: EventStore;
  readonly database: Database;
  readonly vault: KeyVault;
  readonly http: OutgoingHttp;
  readonly lmsUrl: string;
  readonly close: () => Promise<void>;
}

/** What outlives every process: the engines, and the LMS with its books. */
export class CrashWorld {
  readonly lms: SandboxLmsClient;
  /** Of the module webhook. */
  readonly receiver = new SmallReceiver();

  private constructor(private readonly parts: Parts) {
    this.lms = new SandboxLmsClient(parts.lmsUrl, API_KEY);
  }

  get store(): EventStore {
    return this.parts.store;
  }

  get database(): Database {
    return this.parts.database;
  }

  get vault(): KeyVault {
    return this.parts.vault;
  }

  get http(): OutgoingHttp {
    const receiver = httpTo(this.receiver);
    return {
      request: (request) =>
        (request.url === RECEIVER_URL ? receiver : this.parts.http).request(request),
    };
  }

  close(): Promise<void> {
    return this.parts.close();
  }

  static async open(): Promise<CrashWorld> {
    const dataDir = mkdtempSync(join(tmpdir(), 'makegood-crash-points-'));
    const node = await startTestNode();
    const { connectionString } = node;
    const server = new EsdbEventStore({ connectionString, tryMs: 5_000, giveUpMs: 15_000 });
    const store = node.isShared ? new NamespacedEventStore(server, `${randomUUID()}.`) : server;
    const engine = await openSql();
    const keys = await FileKeyStore.open(join(dataDir, 'keys'));
    const vault = await openKeyVault(keys, { masterKey: 'a master key, long enough to be one' });
    const oauthClient = { id: CLIENT.clientId, secret: CLIENT.clientSecret };
    const lms = await startSandboxLms({ dataDir, apiKey: API_KEY, oauthClient, port: 0 });
    const http = new UndiciHttp();
    const close = async (): Promise<void> => {
      await http.close();
      await lms.stop();
      await store.close();
      await node.stop();
      await vault.close();
      await engine.close();
      rmSync(dataDir, { recursive: true, force: true });
    };
    const { database } = engine;
    return new CrashWorld({ store, database, vault, http, lmsUrl: lms.url, close });
  }

  /** Where the LMS is, as a process is told. */
  get access() {
    const oauth = { ...CLIENT, tokenUrl: `${this.parts.lmsUrl}/oauth2/access_token` };
    return { url: new URL(this.parts.lmsUrl), apiKey: API_KEY, timeoutMs: 7_000, oauth };
  }

  async typesIn(stream: string): Promise<readonly string[]> {
    return (await this.store.read(stream)).map(({ type }) => type);
  }

  /** What the LMS did for a learner, by its own ledger. */
  async applied(user: string): Promise<readonly string[]> {
    const applied = (await this.lms.ledger(user)).filter((call) => call.applied);
    return applied.map(({ route, body }) => (body?.is_active === false ? `${route} (end)` : route));
  }

  /** Every process is dead: as a start on embedded engines finds it. */
  leasesAreVoid(): Promise<void> {
    return voidAllLeases(this.database);
  }

  /** The database's clock goes on by so much. */
  async goOn(ms: number): Promise<void> {
    await this.database.run(sql`update clock_shift set ms = ms + ${ms}`.compile(tables));
  }

  /** What was given back waits for its time; where nobody is at work on anything, that time may as well come. */
  async nothingIsDue(): Promise<void> {
    const look = async () => {
      const due = await this.database.firstRow(COUNT_DUE);
      if (due && due.count > 0 && due.claimed === 0) await this.goOn(A_WHILE_MS);
      return due;
    };
    await eventually(look, (due) => due?.count === 0);
  }

  /** The LMS has begun a call of this learner that it was told to take its time with. */
  async isAtACallOf(user: string): Promise<void> {
    const calls = () => this.lms.ledger(user);
    await eventually(calls, (all) => all.some(({ fault }) => fault !== undefined));
  }
}
