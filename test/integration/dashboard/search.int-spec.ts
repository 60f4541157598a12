import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { speakAs, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';
import { localUser, valueOf, Visitor, type Seen } from './visitor.js';

/** Of which the first order is, or of the day after it. */
const today = new Date().toISOString().slice(0, 10);

let app: CheckoutApp;
let alba: Visitor;
beforeAll(async () => {
  app = await startCheckoutApp({}, [], { people: [await localUser('alba', 'auditor')] });
  alba = new Visitor(app.url);
  await alba.signIn('alba');
  const shop = speakAs(app, 'shop', 'checkout');
  await shop('POST', '/v1/orders', { body: orderRequest('FIND-1') });
  for (let i = 0; i < 26; i += 1) {
    const user = { username: 'many', email: 'many@example.com' };
    await shop('POST', '/v1/orders', { body: orderRequest(`MANY-${i}`, { user }) });
  }
  await seen('/dashboard/orders?user=many&status=Complete', 'and more');
});
afterAll(() => app.stop());

const seen = (path: string, words: string): Promise<Seen> =>
  eventually(
    () => alba.get(path),
    ({ html }) => html.includes(words),
  );

async function find(q: string): Promise<Seen> {
  const csrf = valueOf((await alba.get('/dashboard')).html, 'csrf');
  return alba.send('/dashboard/orders', { csrf, q });
}

const numbersIn = ({ html }: Seen): readonly string[] =>
  [...html.matchAll(/class="id" href="\/dashboard\/orders\/([^"]+)"/g)].map(([, n]) => n!);

describe('a few letters in the head find', () => {
  it.each([
    ['an order by its number, whatever the case', 'find-1', '/dashboard/orders/FIND-1'],
    ['a user', 'many', '/dashboard/orders?user=many'],
    ['a SKU', '8CF08E5', '/dashboard/orders?sku=8CF08E5'],
    [
      'a course',
      'course-v1:edX+DemoX+2026',
      '/dashboard/orders?course=course-v1%3AedX%2BDemoX%2B2026',
    ],
    ['what numbers begin with', 'FIND', '/dashboard/orders?number=FIND*'],
  ])('%s', async (_, q, location) => {
    expect(await find(q)).toMatchObject({ status: 303, location });
  });

  it('an e-mail, which stands in no address', async () => {
    const answer = await find('many@example.com');
    expect(answer.status).toBe(200);
    expect(numbersIn(answer)).toHaveLength(25);
    const fields = ['csrf', 'email', 'cursor'].map((name) => [
      name,
      valueOf(answer.html.slice(answer.html.lastIndexOf('<form class="pages"')), name),
    ]);
    const next = await alba.send(
      '/dashboard/orders',
      Object.fromEntries(fields) as Record<string, string>,
    );
    expect(numbersIn(next)).toHaveLength(1);
  });
});

describe('the list', () => {
  it('goes on page by page, each order once', async () => {
    const first = await alba.get('/dashboard/orders?user=many');
    const next = /<a href="([^"]*cursor=[^"]*)" rel="next"/.exec(first.html)?.[1];
    const second = await alba.get(next!.replaceAll('&amp;', '&'));
    const all = [...numbersIn(first), ...numbersIn(second)];
    expect(new Set(all).size).toBe(26);
    expect(all).toHaveLength(26);
  });

  it('says what is wrong with a search, and keeps it', async () => {
    const { status, html } = await alba.get('/dashboard/orders?status=Odd&user=kept');
    expect(status).toBe(422);
    expect(html).toContain('status must be of: ');
    expect(html).toContain('value="kept"');
  });

  it('takes days in the zone of whoever looks', async () => {
    const some = await alba.get(`/dashboard/orders?from=${today}&number=FIND-1`);
    expect(numbersIn(some)).toEqual(['FIND-1']);
    const none = await alba.get('/dashboard/orders?to=2020-01-01');
    expect(none.html).toContain('No order with to 2020-01-01.');
  });
});
