import { Body, Controller, HttpCode, Module, Param, Post, Req, Res } from '@nestjs/common';
import { IsString } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Role } from '../../../src/config/index.js';
import { rejection } from '../../../src/kernel/rejection.js';
import { EnginesModule } from '../../../src/platform/engines.module.js';
import type { EventStore } from '../../../src/platform/event-store/event-store.js';
import { commandContext } from '../../../src/platform/http/command-context.js';
import { createHttpApp } from '../../../src/platform/http/http-app.js';
import { HttpModule } from '../../../src/platform/http/http.module.js';
import { IdempotencyModule } from '../../../src/platform/http/idempotency/idempotency.module.js';
import { Refused } from '../../../src/platform/http/refusals.js';
import { HouseKey } from '../../../src/platform/key-vault/house-key.js';
import { NO_WAKES } from '../../../src/platform/sql/wakes.js';
import type { KeyVault } from '../../../src/platform/key-vault/key-vault.js';
import { createLogger } from '../../../src/platform/observability/logger.js';
import { ObservabilityModule } from '../../../src/platform/observability/observability.module.js';
import type { AccessRule } from '../../../src/platform/security/access-table.js';
import { type Caller, CurrentCaller } from '../../../src/platform/security/caller.js';
import { issueToken } from '../../../src/platform/security/issue-token.js';
import { SecurityModule } from '../../../src/platform/security/security.module.js';
import type { Database } from '../../../src/platform/sql/database.js';

const SECRET = 'a secret of at least thirty-two bytes';

class ActRequest {
  @IsString()
  what!: string;
}

/** What was done, and what the next act comes to. */
export interface Doings {
  /** The ids of the commands, in the order they came. */
  readonly done: string[];
  next(what: string): Promise<void>;
}

const ACT = { method: 'POST', roles: ['operator'] } as const;
const access: readonly AccessRule[] = [
  { ...ACT, route: '/acts/:number', repeats: 'by-key' },
  { ...ACT, route: '/acts/:number/empty', repeats: 'by-key' },
  { ...ACT, route: '/known/:number', repeats: 'by-content' },
];

export interface KeyedApp {
  readonly url: string;
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** An application that does whatever it is asked to, so that it can be seen how often it does. */
export async function startKeyedApp(database: Database, doings: Doings): Promise<KeyedApp> {
  @Controller()
  class ActController {
    @Post('acts/:number')
    @HttpCode(202)
    async act(
      @Param('number') number: string,
      @Body() { what }: ActRequest,
      @CurrentCaller() caller: Caller,
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<unknown> {
      const { commandId } = commandContext(request, caller, what);
      doings.done.push(commandId);
      await doings.next(what);
      if (what === 'refused') throw new Refused(rejection('act-refused', 'The house says no.'));
      if (what === 'bug') throw new Error('a bug of the tests');
      void reply.status(what === 'known' ? 200 : 202).header('ETag', `"${doings.done.length}"`);
      return { number, what, by: caller.id, nth: doings.done.length };
    }

    @Post('acts/:number/empty')
    @HttpCode(204)
    empty(): void {
      doings.done.push('empty');
    }

    @Post('known/:number')
    known(): unknown {
      return { nth: doings.done.push('known') };
    }
  }

  const log: string[] = [];
  const destination = { write: (line: string) => void log.push(line) };
  const logger = createLogger({ level: 'info', json: true, destination });
  const houseKey = (): Promise<HouseKey> =>
    Promise.resolve(new HouseKey('k1', Buffer.alloc(32, 7)));

  @Module({
    imports: [
      ObservabilityModule.of(logger),
      EnginesModule.of({
        ...{ store: {} as EventStore, database, vault: { houseKey } as unknown as KeyVault },
        ...{ wakes: NO_WAKES, isWorker: false },
      }),
      SecurityModule.of({ tokenKey: { secret: SECRET }, lmsTokens: undefined, access }),
      HttpModule.of({
        problems: { 'act-refused': { kind: 'conflict', means: 'No.', remedy: 'none' } },
        health: { useFactory: () => [] },
      }),
      IdempotencyModule,
    ],
    controllers: [ActController],
  })
  class KeyedModule {}

  const { app } = await createHttpApp(KeyedModule, logger);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, log, stop: () => app.close() };
}

export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface Sending {
  readonly path?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly sub?: string;
  readonly roles?: readonly Role[];
  readonly partners?: readonly string[];
}

const USUAL = { path: '/acts/1', body: { what: 'act' }, key: 'k-1', sub: 'olga' };

export async function send({ url }: KeyedApp, sending: Sending = {}): Promise<Sent> {
  const { path, body, key, ...who } = { ...USUAL, ...sending };
  const token = await issueToken(
    { roles: ['operator'], ttlSeconds: 60, ...who },
    SECRET,
    Date.now(),
  );
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(key !== '' && { 'idempotency-key': key }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
}
