import { access } from '../../../src/access.js';
import type { Role } from '../../../src/config/index.js';
import { AccessTable, isByKey, mayUse } from '../../../src/platform/security/access-table.js';
import { orderRequest } from '../../support/checkout-client.js';
import { sign } from '../../support/stripe-stub/webhooks.js';
import { speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

const table = new AccessTable(access);
const SECRET = 'whsec_of_the_walk';
const ROLES: readonly Role[] = ['checkout', 'operator', 'auditor', 'admin', 'learner'];

let app: CheckoutApp;
beforeAll(async () => {
  const stripe = { STRIPE_SECRET_KEY: 'sk_test_walk', STRIPE_WEBHOOK_SECRET: SECRET };
  app = await startCheckoutApp({ ...stripe, SANDBOX: '1' });
  await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', { body: orderRequest('WALK-1') });
});
afterAll(() => app.stop());

/** What a route that writes is sent, so that the right ones get something; all others are refused before it is read. */
const BODIES: Readonly<Record<string, object>> = {
  '/v1/orders': orderRequest('WALK-1'),
  '/v1/orders/:number/fulfillment/retries': { reason: 'A walk.' },
  '/v1/modules/:name/pause': { reason: 'A walk.' },
  '/v1/modules/:name/resume': { reason: 'A walk.' },
  '/v1/retry-campaigns': { orders: ['WALK-1'], reason: 'A walk.' },
  '/v1/retry-campaigns/:campaign/cancel': { reason: 'A walk.' },
  '/v1/orders/:number/notes': { text: 'A walk.' },
  '/v1/orders/:number/lines/:line/revocation': { reason: 'A walk.' },
  '/v1/orders/:number/excess-payments/settlement': { reference: 'ch_2', reason: 'A walk.' },
  ...Object.fromEntries(
    ['rebuild', 'switch', 'rollback'].map((change) => [
      `/v1/projections/:projection/${change}`,
      { reason: 'A walk.' },
    ]),
  ),
  '/v1/parked-streams/:consumer/:stream/release': { reason: 'A walk.' },
  '/v1/orders/:number/lines/:line/settlement': { outcome: 'complete', reason: 'A walk.' },
};

/** Not refused for who asks: these answers depend on what the order is like. */
const reached = (status: number): string | number =>
  status < 400 || [404, 409].includes(status) ? 'reached' : status;

/** What everybody asks. */
function ask(method: string, route: string, speak: ReturnType<typeof speakAs>, headers = {}) {
  const path = route
    .replace(':number', 'WALK-1')
    .replace(':line', '1')
    .replace(':name', 'coupon')
    .replace(':campaign', '00000000-0000-4000-8000-000000003000')
    .replace(':retry', '00000000-0000-4000-8000-000000003000')
    .replace(/\/at$/, '/at?revision=1')
    .replace(':file', 'page.js')
    .replace(':code', 'K3V0P8W2QZ5M1TFA');
  if (path.includes('/webhooks/')) {
    const body = '{"id":"evt_1","object":"event"}';
    return speak(method, path, {
      ...(method === 'POST' && { body }),
      headers: { ...headers, 'stripe-signature': sign(body, SECRET, Date.now()) },
    });
  }
  return speak(method, path, method === 'POST' ? { headers, body: BODIES[route] ?? {} } : {});
}

/** Pages refuse in ways of their own: test/integration/dashboard. */
function routesOfApi() {
  return app.routes.filter(({ method, route }) => table.find(method, route)?.page !== true);
}

/** Routes that a token is needed for. */
function forSomebody() {
  const open = access.filter(({ roles }) => roles === 'anyone').map(({ route }) => route);
  return app.routes.filter(({ route }) => route.startsWith('/v1') && !open.includes(route));
}

describe('every live route', () => {
  it('stands in the access table, and nothing else does', () => {
    expect(table.compare(app.routes)).toEqual({ unlisted: [], unused: [] });
    expect(app.routes.length).toBeGreaterThan(access.length - 1);
  });

  it.each([...ROLES, 'nobody' as const])('answers %s as the table says', async (role) => {
    const roles = role === 'nobody' ? [] : [role];
    for (const { method, route } of routesOfApi()) {
      const rule = table.find(method, route)!;
      const { status } = await ask(method, route, speakAs(app, 'ada', ...roles));
      const allowed = mayUse(rule, new Set(roles));
      const refused = role === 'nobody' ? 401 : 403;
      expect({ role, method, route, status: reached(status) }).toEqual({
        ...{ role, method, route, status: allowed ? 'reached' : refused },
      });
    }
  });

  it('looks at the token before the body', async () => {
    const { port } = new URL(app.url);
    for (const { method, route } of forSomebody().filter((one) => one.method === 'POST')) {
      for (const type of ['application/json', 'text/csv']) {
        const path = route.replace(/:\w+/g, 'x');
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
          ...{ method, body: '{', headers: { 'content-type': type } },
        });
        const { code } = (await answer.json()) as { code: string };
        expect({ route, type, status: answer.status, code }).toEqual({
          ...{ route, type, status: 401, code: 'unauthenticated' },
        });
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        expect(answer.headers.get('x-request-id')).not.toBeNull();
      }
    }
  });

  it('opens to none of the roles that a token makes up', async () => {
    for (const { method, route } of forSomebody()) {
      const speak = speakAs(app, 'ada', ...(['Admin', 'root', '*', 'anyone'] as unknown as Role[]));
      expect((await ask(method, route, speak)).status).toBe(403);
    }
  });

  it('that writes takes an Idempotency-Key, unless it knows by itself what it has done', async () => {
    const writing = routesOfApi().filter(({ method }) => !['GET', 'HEAD'].includes(method));
    const walked = writing.map(async ({ method, route }) => {
      const rule = table.find(method, route)!;
      expect(rule).toHaveProperty('repeats');
      const odd = { 'idempotency-key': 'no key' };
      const { body } = await ask(method, route, speakAs(app, 'ada', 'admin'), odd);
      const looked = body['code'] === 'idempotency-key-invalid';
      expect({ method, route, looked }).toEqual({ method, route, looked: isByKey(rule) });
      return looked ? [] : `${method} ${route}`;
    });
    expect((await Promise.all(walked)).flat().sort()).toEqual([
      ...['POST /v1/orders', 'POST /v1/orders/search', 'POST /v1/webhooks/stripe'],
    ]);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('has no %s', async (method) => {
    const speak = speakAs(app, 'ada', 'admin');
    for (const { route } of routesOfApi()) {
      expect([404, 405]).toContain((await ask(method, route, speak)).status);
    }
  });
});
