import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultKind, Method } from './faults.js';
import { parseForm } from './form.js';
import type { StubAnswer } from './idempotency.js';
import type { Call } from './methods.js';
import { missing, type StubError } from './stub-error.js';

const ROUTES: readonly (readonly [Method, RegExp])[] = [
  ['create', /^POST \/v1\/payment_intents$/],
  ['search', /^GET \/v1\/payment_intents\/search$/],
  ['list', /^GET \/v1\/payment_intents$/],
  ['confirm', /^POST \/v1\/payment_intents\/(\w+)\/confirm$/],
  ['cancel', /^POST \/v1\/payment_intents\/(\w+)\/cancel$/],
  ['retrieve', /^GET \/v1\/payment_intents\/(\w+)$/],
  ['retrieve-charge', /^GET \/v1\/charges\/(\w+)$/],
  ['refund', /^POST \/v1\/refunds$/],
  ['list-refunds', /^GET \/v1\/refunds$/],
];

export interface Incoming extends Call {
  readonly key?: string;
  readonly account: string;
  readonly authorization: string;
  /** What an idempotency key stands for. */
  readonly fingerprint: string;
}

export async function readCall(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString('utf8');
  const url = new URL(request.url ?? '/', 'http://stub');
  const line = `${request.method ?? 'GET'} ${url.pathname}`;
  const route = ROUTES.find(([, pattern]) => pattern.test(line));
  if (!route) throw missing('route', line, 'url');
  const [method, pattern] = route;
  const header = (name: string): string => String(request.headers[name] ?? '');
  const key = header('idempotency-key');
  return {
    ...{ method, id: pattern.exec(line)?.[1] ?? '' },
    form: parseForm(request.method === 'GET' ? url.search.slice(1) : body),
    ...{ account: header('stripe-account'), authorization: header('authorization') },
    fingerprint: `${line}?${body}`,
    ...(key !== '' && { key }),
  };
}

export function respond(response: ServerResponse, answer: StubAnswer, replayed: boolean): void {
  response.writeHead(answer.status, {
    ...{ 'content-type': 'application/json', 'request-id': 'req_stub' },
    ...(replayed && { 'idempotent-replayed': 'true' }),
  });
  response.end(JSON.stringify(answer.body));
}

export function answerOf({ status, body }: StubError): StubAnswer {
  return { status, body: { error: body } };
}

/** True: the caller hears nothing, now or ever. */
export function cutOff(response: ServerResponse, kind: FaultKind | undefined): boolean {
  if (kind?.startsWith('reset') === true) response.socket?.resetAndDestroy();
  return kind?.startsWith('reset') === true || kind?.startsWith('silence') === true;
}
