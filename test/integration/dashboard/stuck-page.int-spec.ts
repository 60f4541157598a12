import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';
import { localUser, Visitor, type Seen } from './visitor.js';

const STUCK = '/dashboard/stuck';
const GROUP = 'enrollment~fulfillment~server~person~lms-unavailable';

let app: CheckoutApp;
let olga: Visitor;
let alba: Visitor;
beforeAll(async () => {
  const people = [await localUser('olga', 'operator'), await localUser('alba', 'auditor')];
  app = await startCheckoutApp({ RETRY_MAX_ATTEMPTS: '1' }, [], { people });
  [olga, alba] = [new Visitor(app.url), new Visitor(app.url)];
  await olga.signIn('olga');
  await alba.signIn('alba');
});
afterAll(() => app.stop());

/** What a page says once it says these words. */
const seen = (path: string, words: string, who = olga): Promise<Seen> =>
  eventually(
    () => who.get(path),
    ({ html }) => html.includes(words),
  );

const open = (group = GROUP): string =>
  `${STUCK}?${new URLSearchParams({ open: group }).toString()}`;

/** Orders whose seat failed and is not tried again by itself. */
async function stuck(...numbers: readonly string[]): Promise<void> {
  const lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
  const shop = speakAs(app, 'shop', 'checkout');
  for (const number of numbers) {
    const user = number.toLowerCase();
    await lms.fail({ route: 'any', user, status: 503, times: 1 });
    const body = orderRequest(number, { user: { username: user, email: `${user}@example.com` } });
    await shop('POST', '/v1/orders', { body });
  }
  for (const number of numbers) await seen(open(), `/dashboard/orders/${number}"`);
}

describe('stuck work', () => {
  it('is told by module and reason, with what helps and the orders of the group that is asked for', async () => {
    await stuck('SEE-1', 'SEE-2');
    const { html } = await olga.get(STUCK);
    expect(html).toContain('2 orders need a person.');
    expect(html).toContain('none: its automatic attempts are used up');
    expect(html).not.toContain('<table');
    const opened = await alba.get(open());
    expect(opened.html).toContain('2 orders, 2 lines, oldest first');
    expect(opened.html).toMatch(/<details class="group" id="g-[-\w]+" open>/);
  });

  it('is filtered as the API does it', async () => {
    expect((await olga.get(`${STUCK}?module=webhook`)).html).toContain(
      'Nothing that matches is stuck.',
    );
    expect(
      (await olga.get(`${STUCK}?class=server&code=lms-unavailable&sort=oldest`)).html,
    ).toContain('2 orders need a person.');
    expect((await olga.get(`${STUCK}?class=odd`)).status).toBe(422);
  });
});
