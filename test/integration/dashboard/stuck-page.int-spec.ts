import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';
import { localUser, valueOf, Visitor, type Seen } from './visitor.js';

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

async function place(number: string): Promise<void> {
  const user = number.toLowerCase();
  const body = orderRequest(number, { user: { username: user, email: `${user}@example.com` } });
  await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', { body });
}

/** Orders whose seat failed and is not tried again by itself. */
const stuck = (...numbers: readonly string[]): Promise<void> => stuckFor(1, numbers);

/** They fail so often before they are well. */
async function stuckFor(times: number, numbers: readonly string[]): Promise<void> {
  const lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
  for (const number of numbers) {
    await lms.fail({ route: 'any', user: number.toLowerCase(), status: 503, times });
    await place(number);
  }
  for (const number of numbers) await seen(open(), `/dashboard/orders/${number}"`);
  // The list, which says what a retry is about, is another read model than what is stuck.
  const asOperator = speakAs(app, 'tester', 'operator');
  await eventually(
    () => asOperator('POST', '/v1/retry-campaigns', { body: { orders: numbers, dryRun: true } }),
    ({ body }) => body['orders'] === numbers.length,
  );
}

describe('stuck work', () => {
  it('is none before the first order', async () => {
    await seen(STUCK, 'Nothing is stuck.');
  });

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

/** The fields that the form of the open group comes with. */
const fieldsOf = ({ html }: Seen): Record<string, string> => {
  const form = html.slice(html.indexOf('<form class="picks"'));
  const names = ['csrf', 'key', 'open', 'expected'];
  return Object.fromEntries(names.map((name) => [name, valueOf(form, name)]));
};

describe('a retry of many', () => {
  it('counts first, then does as many as it said, and is followed to its end', async () => {
    await stuck('MANY-1', 'MANY-2');
    const page = await olga.get(open());
    expect(page.html).toContain('Retry all 4 that match');
    const fields = { ...fieldsOf(page), orders: 'MANY-1' };
    const counted = await olga.send(STUCK, { ...fields, do: 'count' });
    expect(counted.status).toBe(200);
    expect(counted.html).toContain(
      'Dry run: all that match are 4 orders; of the 1 ticked 1 order would be retried',
    );
    expect(counted.html).toMatch(/value="MANY-1" checked/);
    const form = { ...fields, do: 'ticked', reason: 'The LMS is back' };
    const asked = await olga.send(STUCK, form);
    expect(asked).toMatchObject({ status: 303 });
    expect(asked.location).toMatch(/^\/dashboard\/stuck\?retry=[-0-9a-f]{36}#r-[-0-9a-f]{36}$/);
    expect((await olga.send(STUCK, form)).location).toBe(asked.location);
    const over = await seen(asked.location!.split('#')[0]!, 'class="result over"');
    expect(over.html).toContain('1 order, asked by olga at');
    expect(over.html).toContain('<strong>1</strong> complete');
    const one = await alba.get(`${STUCK}/retries/${asked.location!.split('#r-')[1]!}`);
    expect(one.html).toContain('1 of 1 order is complete.');
    expect(one.html).toContain('/dashboard/orders/MANY-1');
  });

  it('does nothing if the number has changed, says the new one, and keeps what was typed', async () => {
    await seen(open(), 'Retry all 3 that match');
    const before = fieldsOf(await olga.get(open()));
    await stuck('MORE-1');
    await seen(open(), 'Retry all 4 that match');
    const form = { ...before, do: 'all', reason: 'Kept words' };
    const refused = await olga.send(STUCK, form);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('Nothing was retried: 4 orders match now, not 3');
    expect(refused.html).toContain('value="Kept words"');
    expect(refused.html).toContain('Retry all 4 that match');
    const again = await olga.send(STUCK, { ...form, ...fieldsOf(refused) });
    expect(again.status).toBe(303);
    const { html } = await seen(again.location!.split('#')[0]!, '<strong>4</strong> complete');
    expect(html).toContain('module enrollment');
    await seen(STUCK, 'Nothing is stuck.');
  });

  it('needs a reason, and something ticked', async () => {
    await stuck('TICK-1');
    const fields = fieldsOf(await olga.get(open()));
    const untold = await olga.send(STUCK, { ...fields, do: 'all' });
    expect(untold.status).toBe(400);
    expect(untold.html).toContain('aria-invalid');
    const none = await olga.send(STUCK, { ...fields, do: 'ticked', reason: 'Nothing ticked' });
    expect(none.status).toBe(422);
    expect(none.html).toContain('value="Nothing ticked"');
  });

  it('is cancelled with a reason; what is over is not', async () => {
    await stuck('SLOW-1', 'SLOW-2', 'SLOW-3');
    const fields = {
      ...fieldsOf(await olga.get(open())),
      do: 'all',
      reason: 'One after the other',
    };
    const { location } = await olga.send(STUCK, { ...fields, pace: '10/minute' });
    const path = `${STUCK}/retries/${location!.split('#r-')[1]!}`;
    const page = await seen(path, 'that have not begun');
    const csrf = valueOf(page.html, 'csrf');
    const key = 'key of the cancel';
    expect((await olga.send(path, { csrf, key })).status).toBe(400);
    const done = await olga.send(path, { csrf, key, reason: 'Too early' });
    expect(done).toMatchObject({ status: 303, location: path });
    const { html } = await seen(path, '; over at');
    expect(html).toContain('Cancelled by olga: “Too early”.');
    const late = await olga.send(path, { csrf, key: 'another key', reason: 'Too late' });
    expect(late.status).toBe(409);
    expect(late.html).toContain('Nothing was cancelled');
    expect((await olga.get(`${STUCK}/retries/none`)).status).toBe(404);
  });

  it('is only looked at by an auditor: no form, no tick, and a refusal', async () => {
    await stuck('AUDIT-1');
    const { html } = await alba.get(open());
    expect(html).toContain('AUDIT-1');
    const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"/g)].map(([, action]) => action);
    expect(forms).toEqual([
      ...['/dashboard/orders', '/dashboard/sign-out'],
      ...['/dashboard/stuck', '/dashboard/zone'],
    ]);
    expect(html).not.toContain('type="checkbox"');
    expect(html).not.toContain('name="reason"');
    const fields = { ...fieldsOf(await olga.get(open())), csrf: valueOf(html, 'csrf') };
    const refused = await alba.send(STUCK, { ...fields, do: 'all', reason: 'I may not' });
    expect(refused.status).toBe(403);
  });

  it('stops by itself if the first three fail again, and says so', async () => {
    // One that goes well, or else the module rests after ten failures in a row.
    await place('WELL-1');
    await seen('/dashboard/orders/WELL-1', 'were made good');
    const numbers = ['AGAIN-1', 'AGAIN-2', 'AGAIN-3', 'AGAIN-4'];
    await stuckFor(2, numbers);
    const page = await olga.get(open());
    expect(page.html).toContain('it stops by itself if the first 3 fail again');
    const orders = numbers.map((number) => ['orders', number] as const);
    const fields = { ...fieldsOf(page), do: 'ticked', reason: 'Too early' };
    const asked = await olga.send(STUCK, [...Object.entries(fields), ...orders]);
    const { html } = await seen(asked.location!.split('#')[0]!, 'It stopped by itself');
    expect(html).toContain('the first 3 failed again. 1 was not touched.');
    expect(html).toContain('class="result fail"');
  });
});
