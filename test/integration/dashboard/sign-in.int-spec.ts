import { access } from '../../../src/access.js';
import { bearer, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';
import { localUser, valueOf, Visitor } from './visitor.js';

let app: CheckoutApp;
beforeAll(async () => {
  const people = [
    await localUser('olga', 'operator'),
    await localUser('alba', 'auditor'),
    await localUser('mallory', 'operator'),
  ];
  app = await startCheckoutApp({}, [], { people });
});
afterAll(() => app.stop());

const pages = access.filter(({ page, roles }) => page === true && roles !== 'anyone');
const pathOf = (route: string): string => route.replace(/:\w+/g, '1');

async function signedIn(name: string): Promise<Visitor> {
  const visitor = new Visitor(app.url);
  expect(await visitor.signIn(name)).toMatchObject({ status: 303, location: '/dashboard' });
  return visitor;
}

describe('who is not signed in', () => {
  it('is sent to sign in, and comes back to where they wanted to', async () => {
    const visitor = new Visitor(app.url);
    const { status, location } = await visitor.get('/dashboard/orders/EDX-1?done=1');
    expect(status).toBe(303);
    expect(location).toBe('/dashboard/sign-in?back=%2Fdashboard%2Forders%2FEDX-1%3Fdone%3D1');
    const { html } = await visitor.get(location!);
    expect(valueOf(html, 'back')).toBe('/dashboard/orders/EDX-1?done=1');
  });

  it.each(pages)('gets nothing of $method $route', async ({ method, route }) => {
    const visitor = new Visitor(app.url);
    const seen =
      method === 'GET'
        ? await visitor.get(pathOf(route))
        : await visitor.send(pathOf(route), { reason: 'x' });
    expect(seen.status).toBe(303);
    expect(seen.location).toMatch(/^\/dashboard\/sign-in/);
  });

  it.each(['https://elsewhere.example', '//elsewhere.example', '/v1/orders', 'javascript:x'])(
    'is never sent on to %s',
    async (back) => {
      const { html } = await new Visitor(app.url).get(
        `/dashboard/sign-in?back=${encodeURIComponent(back)}`,
      );
      expect(valueOf(html, 'back')).toBe('/dashboard');
    },
  );
});

describe('signing in', () => {
  it('opens the pages until one signs out', async () => {
    const olga = await signedIn('olga');
    const { status, html } = await olga.get('/dashboard');
    expect(status).toBe(200);
    expect(html).toContain('olga, operator');
    const copy = new Map(olga.cookies);
    expect(await olga.send('/dashboard/sign-out', { csrf: valueOf(html, 'csrf') })).toMatchObject({
      status: 303,
      location: '/dashboard/sign-in',
    });
    copy.forEach((value, name) => olga.cookies.set(name, value));
    expect((await olga.get('/dashboard')).status).toBe(303);
  });

  it('says that name or password is wrong, keeps the name, and waits after five', async () => {
    const visitor = new Visitor(app.url);
    const fields = async () => ({
      csrf: valueOf((await visitor.get('/dashboard/sign-in')).html, 'csrf'),
      ...{ user: 'mallory', password: 'a guess' },
    });
    for (let i = 0; i < 5; i += 1) {
      const { status, html } = await visitor.send('/dashboard/sign-in', await fields());
      expect(status).toBe(422);
      expect(html).toContain('User name or password is wrong.');
      expect(valueOf(html, 'user')).toBe('mallory');
    }
    const { status, html } = await visitor.signIn('mallory');
    expect(status).toBe(429);
    expect(html).toContain('Too many tries. Try again in 30 s.');
  });

  it('takes a token of the API, of those who may look', async () => {
    const visitor = new Visitor(app.url);
    const csrf = valueOf((await visitor.get('/dashboard/sign-in')).html, 'csrf');
    const enter = (token: string) => visitor.send('/dashboard/sign-in', { csrf, token });
    expect((await enter(await bearer('cora', 'checkout'))).status).toBe(403);
    expect((await enter('nonsense')).status).toBe(422);
    expect(await enter(await bearer('tom', 'operator'))).toMatchObject({ status: 303 });
    expect((await visitor.get('/dashboard')).html).toContain('tom, operator');
  });

  it('is not done for a form from elsewhere', async () => {
    const visitor = new Visitor(app.url);
    const { status } = await visitor.send('/dashboard/sign-in', {
      ...{ user: 'olga', password: "olga's password", csrf: 'made up' },
    });
    expect(status).toBe(403);
    expect(visitor.cookies.has('makegood_session')).toBe(false);
  });
});

describe('a page', () => {
  it('is opened by a token in the header too', async () => {
    const authorization = await bearer('tom', 'auditor');
    const response = await fetch(`${app.url}/dashboard`, { headers: { authorization } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('tom, auditor');
  });

  it('runs nothing and loads nothing that is not ours, and no cache keeps it', async () => {
    const { headers, html } = await (await signedIn('olga')).get('/dashboard');
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self'",
    );
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(html).not.toMatch(/<script(?![^>]* src=)|<style|style="|onclick/);
  });

  it('says that all is only played', async () => {
    expect((await (await signedIn('olga')).get('/dashboard')).html).toContain('SANDBOX');
  });

  it('is made of files that may be kept for ever', async () => {
    const visitor = new Visitor(app.url);
    const { html } = await visitor.get('/dashboard/sign-in');
    const files = [...html.matchAll(/(?:href|src)="(\/dashboard\/assets\/[^"]+)"/g)];
    expect(files).toHaveLength(3);
    for (const [, file] of files) {
      const { status, headers } = await visitor.get(file!);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toContain('immutable');
    }
    expect((await visitor.get('/dashboard/assets/other.css')).status).toBe(404);
  });
});

describe('a form', () => {
  it.each(['', 'made up'])('with the token "%s" is refused, whatever it asks for', async (csrf) => {
    const olga = await signedIn('olga');
    for (const { method, route } of pages) {
      if (method === 'GET') continue;
      const { status, html } = await olga.send(pathOf(route), { csrf, reason: 'Kept words' });
      expect(status).toBe(403);
      expect(html).toContain('This form is not one of your session');
      expect(html).toContain('Kept words');
    }
  });

  it('that acts is refused to an auditor by the server', async () => {
    const alba = await signedIn('alba');
    const csrf = valueOf((await alba.get('/dashboard')).html, 'csrf');
    for (const { method, route, roles } of pages) {
      if (method === 'GET' || roles.includes('auditor')) continue;
      const { status, html } = await alba.send(pathOf(route), { csrf, reason: 'x' });
      expect({ route, status }).toEqual({ route, status: 403 });
      expect(html).toContain('Your role does not allow this');
    }
  });

  it('of the foot chooses a time zone', async () => {
    const olga = await signedIn('olga');
    const { html } = await olga.get('/dashboard');
    expect(html).toContain('Times are those of UTC');
    const fields = { csrf: valueOf(html, 'csrf'), zone: 'Asia/Tokyo', back: '/dashboard' };
    expect(await olga.send('/dashboard/zone', fields)).toMatchObject({ location: '/dashboard' });
    expect((await olga.get('/dashboard')).html).toContain('Times are those of Asia/Tokyo');
  });
});
