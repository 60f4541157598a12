import type { FastifyInstance, FastifyReply } from 'fastify';
import type { JsonObject } from '../json.js';
import {
  readCatalogRuns,
  readCourseSettings,
  readFault,
  readUserSettings,
} from './admin-bodies.js';
import type { Checked } from './admin-bodies.js';
import type { Change } from './books.js';
import { parseJson } from './read-call.js';
import type { LmsRecord } from './record.js';
import { send } from './serve-call.js';

export interface Admin {
  readonly record: LmsRecord;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly charges: () => readonly unknown[];
  readonly issueToken: (user: string, staff: boolean) => string;
}

/** The part of the sandbox that no LMS has: to make it fail, and to look into its books. */
export function addAdminRoutes(server: FastifyInstance, admin: Admin): void {
  addFaultRoutes(server, admin);
  addSettingsRoutes(server, admin);
  addLookRoutes(server, admin);
}

function addFaultRoutes(server: FastifyInstance, { record, now, newId }: Admin): void {
  const write = (change: Change) => {
    record.add({ at: now().toISOString(), changes: [change] });
  };
  server.get('/sandbox/faults', (_, reply) =>
    send(reply, { status: 200, body: { faults: record.books.faults } }),
  );
  server.post('/sandbox/faults', (request, reply) =>
    change(
      reply,
      request.body,
      (body) => readFault(body, newId()),
      (fault) => {
        write({ type: 'fault', fault });
        return { status: 201, body: fault };
      },
    ),
  );
  server.delete('/sandbox/faults', (_, reply) => {
    write({ type: 'faults-cleared' });
    return send(reply, { status: 204 });
  });
}

function addSettingsRoutes(server: FastifyInstance, { record, now, issueToken }: Admin): void {
  const write = (change: Change, body: unknown) => {
    record.add({ at: now().toISOString(), changes: [change] });
    return { status: 200, body };
  };
  server.put<{ Params: { '*': string } }>('/sandbox/courses/*', (request, reply) =>
    change(reply, request.body, readCourseSettings, (settings) =>
      write({ type: 'course', course: request.params['*'], settings }, settings),
    ),
  );
  server.put<{ Params: { user: string } }>('/sandbox/users/:user', (request, reply) =>
    change(reply, request.body, readUserSettings, (settings) =>
      write({ type: 'user', user: request.params.user, settings }, settings),
    ),
  );
  server.put<{ Params: { uuid: string } }>('/sandbox/catalog/:uuid', (request, reply) =>
    change(reply, request.body, readCatalogRuns, (runs) =>
      write({ type: 'catalog', courseUuid: request.params.uuid, runs }, { runs }),
    ),
  );
  server.post<{ Params: { user: string }; Querystring: { staff?: string } }>(
    '/sandbox/users/:user/tokens',
    (request, reply) => {
      const token = issueToken(request.params.user, request.query.staff === 'true');
      return send(reply, { status: 201, body: { access_token: token, token_type: 'JWT' } });
    },
  );
}

function addLookRoutes(server: FastifyInstance, { record, charges }: Admin): void {
  server.get<{ Querystring: { user?: string; course?: string; route?: string } }>(
    '/sandbox/ledger',
    ({ query: { user, course, route } }, reply) =>
      send(reply, { status: 200, body: { calls: record.calls({ user, course, route }) } }),
  );
  server.get<{ Querystring: { user?: string; course?: string } }>(
    '/sandbox/enrollments',
    ({ query: { user, course } }, reply) => {
      const { enrollments } = record.books;
      const ofUsers = user === undefined ? [...enrollments.values()] : [enrollments.get(user)];
      const found = ofUsers
        .flatMap((ofUser) => [...(ofUser?.values() ?? [])])
        .filter((enrollment) => course === undefined || enrollment.course === course);
      return send(reply, { status: 200, body: { enrollments: found } });
    },
  );
  server.get<{ Querystring: { user?: string } }>('/sandbox/entitlements', ({ query }, reply) => {
    const all = [...record.books.entitlements.values()];
    const found = all.filter(({ user }) => query.user === undefined || user === query.user);
    return send(reply, { status: 200, body: { entitlements: found } });
  });
  server.get('/sandbox/charges', (_, reply) =>
    send(reply, { status: 200, body: { charges: charges() } }),
  );
}

function change<Value>(
  reply: FastifyReply,
  raw: unknown,
  read: (body: JsonObject) => Checked<Value>,
  write: (value: Value) => { status: number; body: unknown },
): FastifyReply {
  const body = typeof raw === 'string' ? parseJson(raw) : undefined;
  const checked = body ? read(body) : { wrong: ['the body must be a JSON object'] };
  return 'wrong' in checked
    ? send(reply, { status: 400, body: { message: 'Refused.', errors: checked.wrong } })
    : send(reply, write(checked.value));
}
