import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Role } from '../../../src/config/index.js';
import type { EventMetadata } from '../../../src/kernel/event.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { NO_STREAM } from '../../../src/platform/event-store/event-store.js';
import { isByKey, mayUse } from '../../../src/platform/security/access-table.js';
import { issueToken } from '../../../src/platform/security/issue-token.js';
import { LIMITS } from '../../../src/platform/http/limits.js';
import { TokenVerifier } from '../../../src/platform/security/token-verifier.js';
import type { Route } from '../../support/api-document.js';
import { bearer, JWT_SECRET } from '../checkout/checkout-app.js';
import { orderPlaced } from '../../support/order-fixtures.js';
import { orderOf } from './provoke-orders.js';
import { MOST_IN_FLIGHT, ruleOf, type Asked, type Question, type World } from './world.js';

const ROLES: readonly Role[] = ['checkout', 'operator', 'auditor', 'learner'];

const has = ({ operation }: Route, code: string): boolean =>
  Object.values(operation.responses).some(
    ({ content }) => code in (content?.['application/problem+json']?.examples ?? {}),
  );

/** Its address, with something in the place of each parameter. */
const pathOf = ({ name }: Route, value = 'NONE-1'): string =>
  (name.split(' ')[1] ?? '').replace('{file}', 'page.js').replace(/\{\w+\}/g, value);

const bodyOf = ({ operation }: Route, otherwise?: unknown): unknown =>
  operation.requestBody ? (otherwise ?? { odd: true }) : undefined;

/** One that is about something that is there. */
const placeOf = (route: Route, value: string): string =>
  pathOf(route, value).replace(/\/lines\/[^/]+/, '/lines/1') +
  (route.name.endsWith('/at') ? '?revision=0' : '');

/** A body that is taken. */
const exampleOf = ({ operation }: Route): unknown =>
  Object.values(operation.requestBody?.content['application/json']?.examples ?? {})[0]?.value;

/** Asks every route whose answers name the code. */
async function everywhere(
  world: World,
  code: string,
  question: (route: Route) => Question | Promise<Question>,
  path: (route: Route) => string = (route) => pathOf(route),
): Promise<void> {
  for (const route of world.routes.filter((one) => has(one, code))) {
    const asked = { body: bodyOf(route), ...(await question(route)) };
    await world.ask(route.method, path(route), asked);
  }
}

/** What any route of its kind answers, whatever it is about. */
export async function provokeShared(world: World): Promise<void> {
  await provokeByRequest(world);
  await provokeByToken(world);
  await provokeByKey(world);
  await provokeByBug(world);
  await provokeUnreadable(world);
  await provokeByCrowd(world);
}

async function provokeByRequest(world: World): Promise<void> {
  const long = `?q=${'x'.repeat(LIMITS.urlLength)}`;
  await everywhere(
    world,
    'url-too-long',
    () => ({}),
    (route) => pathOf(route) + long,
  );
  await everywhere(
    world,
    'bad-url',
    () => ({}),
    (route) => (route.name.split(' ')[1] ?? '').replace(/\{\w+\}/g, '%zz'),
  );
  await everywhere(world, 'not-json', () => ({ body: '{' }));
  await everywhere(world, 'body-too-large', () => ({ body: 'x'.repeat(LIMITS.bodyBytes + 1) }));
  await everywhere(world, 'unsupported-media-type', () => ({
    ...{ body: 'text', headers: { 'content-type': 'text/plain' } },
  }));
  await everywhere(
    world,
    'request-malformed',
    () => ({}),
    (route) => pathOf(route) + (route.method === 'GET' ? '?colour=red' : ''),
  );
}

async function provokeByToken(world: World): Promise<void> {
  const hourAgo = Date.now() - 3_600_000;
  const expired = await issueToken(
    { sub: 'ada', roles: ['admin'], ttlSeconds: 60 },
    JWT_SECRET,
    hourAgo,
  );
  await everywhere(world, 'unauthenticated', () => ({ token: '' }));
  await everywhere(world, 'token-expired', () => ({ token: `Bearer ${expired}` }));
  await everywhere(world, 'token-invalid', () => ({ token: 'Bearer x.y.z' }));
  await everywhere(world, 'forbidden', async (route) => {
    const other = ROLES.find((role) => !mayUse(ruleOf(route), new Set([role])));
    return { token: await bearer('ada', ...(other ? [other] : [])) };
  });
  await provokeWithoutKeys(world);
}

/** Tokens whose keys lie where nobody answers. */
async function provokeWithoutKeys(world: World): Promise<void> {
  const verifier = world.app.part(TokenVerifier);
  const elsewhere = new TokenVerifier({ jwksUrl: 'http://127.0.0.1:9/keys' }, undefined);
  const text = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const token = `Bearer ${text({ alg: 'ES256', kid: 'k1' })}.${text({ sub: 'ada' })}.c2lnbmVk`;
  verifier.verify = (asked) => elsewhere.verify(asked);
  await everywhere(world, 'keys-unavailable', () => ({ token }));
  Reflect.deleteProperty(verifier, 'verify');
}

async function provokeByKey(world: World): Promise<void> {
  const headers = (key: string) => ({ headers: { 'idempotency-key': key } });
  await everywhere(world, 'idempotency-key-invalid', () => headers('no key'));
  for (const route of world.routes.filter((one) => isByKey(ruleOf(one)))) {
    const key = headers(`of ${route.operation.operationId}`.replaceAll(' ', '-'));
    const ask = (value: string): Promise<Asked> =>
      world.post(pathOf(route, value), bodyOf(route, { reason: value }), key);
    let goOn = (): void => undefined;
    const arrived = new Promise<void>((here) => {
      world.handler.instead = () => {
        here();
        return new Promise((done) => (goOn = done));
      };
    });
    const first = ask('NONE-1');
    await arrived;
    await ask('NONE-1'); // under way
    await ask('NONE-2'); // another request
    world.handler.instead = undefined;
    goOn();
    await first;
  }
}

async function provokeByBug(world: World): Promise<void> {
  world.handler.instead = () => Promise.reject(new Error('a bug of the tests'));
  await everywhere(world, 'internal', () => ({}));
  world.handler.instead = undefined;
}

/** Somebody who knows our events wrote what nobody sealed. */
async function provokeUnreadable(world: World): Promise<void> {
  const number = 'BROKEN-1';
  const user = { $sealed: 'v1:', subject: randomUUID() };
  const metadata = { schemaVersion: 1, commandId: randomUUID() } as EventMetadata;
  const { type, data } = orderPlaced();
  const broken = { id: randomUUID(), type, data: { ...data, user }, metadata };
  await world.app.store.append(orderStream(number), NO_STREAM, [broken]);
  await everywhere(
    world,
    'unreadable',
    (route) => ({
      ...(route.operation.operationId === 'placeOrder'
        ? { body: orderOf(number) }
        : { body: exampleOf(route) }),
    }),
    (route) => placeOf(route, number),
  );
}

/** As many as may be under way hold their bodies back. */
async function provokeByCrowd(world: World): Promise<void> {
  const { port, hostname } = new URL(world.app.url);
  const request =
    'POST /v1/orders HTTP/1.1\r\nHost: us\r\nAuthorization: Bearer any\r\nContent-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n';
  const crowd = Array.from({ length: MOST_IN_FLIGHT }, () => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    return socket;
  });
  await Promise.all(crowd.map((socket) => once(socket, 'data')));
  await everywhere(world, 'overloaded', () => ({}));
  await world.get('/health/live');
  for (const socket of crowd) socket.destroy();
}

/** Last of all: what works in the background meets it, too. */
export async function provokeOutage(
  world: World,
  number: string,
  special: (route: Route) => Question,
): Promise<void> {
  world.engines.down = true;
  const names: Readonly<Record<string, string>> = {
    ...{ code: 'K3V0P8W2QZ5M1TFA', name: 'coupon' },
    campaign: '00000000-0000-4000-8000-000000000000',
    projection: 'order-status',
  };
  await everywhere(
    world,
    'engine-unavailable',
    (route) => ({ body: exampleOf(route), ...special(route) }),
    (route) => placeOf(route, names[/\{(\w+)\}/.exec(route.name)?.[1] ?? ''] ?? number),
  );
  await world.get('/health/ready');
  world.engines.down = false;
}
