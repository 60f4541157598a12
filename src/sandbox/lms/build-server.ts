import { createHash, randomUUID } from 'node:crypto';
import fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { addAdminRoutes } from './admin-routes.js';
import type { OauthClient } from './oauth2.js';
import { readCall } from './read-call.js';
import type { LmsRecord } from './record.js';
import { lmsRoutes } from './routes.js';
import { serveCall, serveUnknown } from './serve-call.js';
import { Throttle } from './throttle.js';
import { issueToken } from './token.js';

export interface SandboxLmsOptions {
  readonly dataDir: string;
  readonly host?: string;
  /** A port in use falls back to any free one; so does leaving it out. */
  readonly port?: number;
  readonly apiKey: string;
  readonly oauthClient?: OauthClient;
  /** What `GET /sandbox/charges` shows: the ledger of the sandbox processor. */
  readonly charges?: () => readonly unknown[];
  readonly now?: () => Date;
  readonly newId?: () => string;
}

export function buildServer(
  options: SandboxLmsOptions,
  record: LmsRecord,
  stopping: AbortSignal,
): FastifyInstance {
  const clock = { now: options.now ?? (() => new Date()), newId: options.newId ?? randomUUID };
  const { apiKey, oauthClient } = options;
  const tokenSecret = tokenSecretOf(options);
  // A course key and a user name in one path segment are longer than Fastify's default of 100.
  const server = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 2000 } });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => {
    done(null, body);
  });
  addLmsRoutes(server, record, stopping, { ...clock, apiKey, oauthClient, tokenSecret });
  addAdminRoutes(server, {
    ...clock,
    record,
    charges: options.charges ?? (() => []),
    issueToken: (user, staff) => issueToken({ user, staff }, tokenSecret, clock.now().getTime()),
  });
  return server;
}

interface LmsIdentity {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly apiKey: string;
  readonly oauthClient: OauthClient | undefined;
  readonly tokenSecret: string;
}

function addLmsRoutes(
  server: FastifyInstance,
  record: LmsRecord,
  stopping: AbortSignal,
  { now, newId, apiKey, oauthClient, tokenSecret }: LmsIdentity,
): void {
  const throttle = new Throttle();
  const read = (request: FastifyRequest) =>
    readCall(request, { apiKey, tokenSecret, nowMs: now().getTime() }, newId);
  for (const route of lmsRoutes(oauthClient, tokenSecret)) {
    server.route({
      method: route.method,
      url: route.url,
      exposeHeadRoute: false,
      handler: (request, reply) => {
        const call = read(request);
        const throttledFor = route.throttled && throttle.ask(call.caller, Date.parse(call.at));
        const asked = throttledFor === undefined ? call : { ...call, throttledFor };
        return serveCall(record, route, asked, { request, reply, stopping });
      },
    });
  }
  server.setNotFoundHandler((request, reply) =>
    serveUnknown(record, read(request), request, reply),
  );
}

/** Of the client's secret, so that tokens outlive a restart and no key has to be kept. */
function tokenSecretOf({ oauthClient, apiKey }: SandboxLmsOptions): string {
  return createHash('sha256')
    .update(`sandbox-lms token ${oauthClient?.secret ?? apiKey}`)
    .digest('hex');
}
