import { EventStoreDBClient } from '@eventstore/db-client';
import type { Type } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { AppModule } from '../../../src/app.module.js';
import type { PaymentProcessor } from '../../../src/checkout/contract.js';
import { OneStepProcessor } from '../../../src/checkout/processors/one-step-processor.js';
import { loadConfig, type Role } from '../../../src/config/index.js';
import { EsdbEventStore } from '../../../src/platform/event-store/esdb-event-store.js';
import type { EventStore } from '../../../src/platform/event-store/event-store.js';
import { createHttpApp, type HttpApp } from '../../../src/platform/http/http-app.js';
import { type HttpLimits, LIMITS } from '../../../src/platform/http/limits.js';
import { UndiciHttp } from '../../../src/platform/http/undici-http.js';
import { FileKeyStore } from '../../../src/platform/key-vault/file/file-key-store.js';
import type { KeyVault } from '../../../src/platform/key-vault/key-vault.js';
import { openKeyVault } from '../../../src/platform/key-vault/open-key-vault.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { issueToken } from '../../../src/platform/security/issue-token.js';
import { LocalUsers } from '../../../src/platform/security/users/local-users.js';
import type { LocalUser } from '../../../src/platform/security/users/users-file.js';
import { Database } from '../../../src/platform/sql/database.js';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';
import { openSandboxProcessor, startSandboxLms } from '../../../src/sandbox/contract.js';
import { MIGRATIONS } from '../../../src/start/migrations.js';
import { fillPgliteFolder } from '../../contract/sql/pglite-template.js';
import { documentedAnswers } from '../../support/documented-answers.js';
import { startTestNode } from '../../embedded-node/test-node.js';
import { NamespacedEventStore } from '../../support/namespaced-event-store.js';

export const JWT_SECRET = 'a secret of the tests, long enough to be one';
export const API_KEY = 'the-api-key-of-these-tests';
export interface CheckoutApp {
  readonly url: string;
  readonly routes: HttpApp['routes'];
  readonly store: EventStore;
  readonly database: Database;
  readonly vault: KeyVault;
  readonly lmsUrl: string;
  /** What Nest made, by its class. */
  readonly part: <Part>(type: Type<Part>) => Part;
  /** As anybody may who has a client, but not for good. */
  readonly deleteStream: (stream: string) => Promise<void>;
  /** Everything that was logged, from `debug` on. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** A database in this process, with our tables and no rows. */
export async function openSql(): Promise<{ database: Database; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'makegood-checkout-sql-'));
  await fillPgliteFolder(join(folder, 'sql'), MIGRATIONS);
  const { engine } = await PgliteHost.open(join(folder, 'sql'));
  const close = async (): Promise<void> => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { database: new Database(engine), close };
}

/** What a spec may want otherwise than usual. */
export interface Changes {
  readonly limits?: Partial<HttpLimits>;
  /** Those who sign in with a password. */
  readonly people?: readonly LocalUser[];
  /** Stands between the application and one of its engines. */
  readonly outside?: <Engine extends object>(engine: Engine) => Engine;
  /** Before it listens. */
  readonly prepare?: (app: HttpApp['app']) => void;
}

const whole = <Engine>(engine: Engine): Engine => engine;

/** The whole application in this process, on engines in this process, at a sandbox LMS. */
export async function startCheckoutApp(
  env: NodeJS.ProcessEnv = {},
  others: readonly PaymentProcessor[] = [],
  { limits = {}, outside = whole, prepare = () => undefined, people = [] }: Changes = {},
): Promise<CheckoutApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'makegood-checkout-'));
  const node = await startTestNode();
  const { connectionString } = node;
  const server = new EsdbEventStore({ connectionString, tryMs: 5_000, giveUpMs: 15_000 });
  // What another test left in a shared server is not this application's: it has not even the keys to read it.
  const namespace = node.isShared ? `${randomUUID()}.` : '';
  const store = node.isShared ? new NamespacedEventStore(server, namespace) : server;
  const sql = await openSql();
  const vault = await openKeyVault(await FileKeyStore.open(join(dataDir, 'keys')), {
    masterKey: 'a master key, long enough to be one',
  });
  const processor = openSandboxProcessor({ dataDir, now: () => new Date(), newId: randomUUID });
  const lms = await startSandboxLms({
    dataDir,
    apiKey: API_KEY,
    charges: () => processor.list(),
    port: 0,
  });
  const processors = [new OneStepProcessor(processor), ...others];
  const http = new UndiciHttp();
  const log: string[] = [];
  const destination = { write: (line: string) => void log.push(line) };
  const logger = createLogger({ level: 'debug', json: true, destination });
  const config = loadConfig({ JWT_SECRET, ...env });
  const module = await AppModule.of({
    config,
    tokenKey: { secret: JWT_SECRET },
    users: new LocalUsers(() => people),
    ...{ logger, store: outside<EventStore>(store), database: outside(sql.database) },
    ...{ vault, processors },
    modules: {
      openHttp: () => http,
      lms: { url: new URL(lms.url), apiKey: API_KEY, timeoutMs: config.lms.timeoutMs },
    },
  });
  const { app, routes } = await createHttpApp(module, logger, { ...LIMITS, ...limits });
  prepare(app);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await app.close();
    await lms.stop();
    await http.close();
    processor.close();
    await store.close();
    await node.stop();
    await vault.close();
    await sql.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const deleteStream = async (stream: string): Promise<void> => {
    const client = EventStoreDBClient.connectionString(connectionString);
    await client.deleteStream(namespace + stream);
    await client.dispose();
  };
  const part = <Part>(type: Type<Part>): Part => app.get(type);
  return {
    ...{ url, routes, store, vault, log, stop, part, deleteStream },
    database: sql.database,
    lmsUrl: lms.url,
  };
}

export async function bearer(sub: string, ...roles: Role[]): Promise<string> {
  return `Bearer ${await issueToken({ sub, roles, ttlSeconds: 600 }, JWT_SECRET, Date.now())}`;
}

/** Pages, and answers without a body, are nothing here. */
function jsonIn(text: string): Record<string, unknown> {
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
}

function statusAndHeaders({ status, headers }: Response): { status: number; headers: Headers } {
  return { status, headers };
}

/** Speaks to the application as somebody with these roles. Every answer must be as /openapi.json says. */
export function speakAs({ url }: Pick<CheckoutApp, 'url'>, sub: string, ...roles: Role[]) {
  return async (
    method: string,
    path: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> => {
    const authorization = await bearer(sub, ...roles);
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(roles.length > 0 && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    documentedAnswers().check({ method, path, text, ...statusAndHeaders(response) });
    return { ...statusAndHeaders(response), body: jsonIn(text) };
  };
}
