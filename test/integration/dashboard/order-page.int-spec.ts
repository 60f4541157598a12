import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';
import { localUser, valueOf, Visitor, type Seen } from './visitor.js';

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

const pageOf = (number: string): string => `/dashboard/orders/${number}`;

/** An order that became so, seen on its page. */
async function seen(number: string, words: string, path = pageOf(number)): Promise<Seen> {
  return eventually(
    () => olga.get(path),
    ({ html }) => html.includes(words),
  );
}

async function place(number: string, faults = 0): Promise<Seen> {
  const user = number.toLowerCase();
  if (faults > 0) {
    const lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
    await lms.fail({ route: 'any', user, status: 503, times: faults });
  }
  await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', {
    body: orderRequest(number, { user: { username: user, email: `${user}@example.com` } }),
  });
  return seen(number, faults > 0 ? 'Why it is stuck' : 'All 2 lines were made good');
}

/** The fields that a form of the page comes with. */
const fieldsOf = ({ html }: Seen) => ({ csrf: valueOf(html, 'csrf'), key: valueOf(html, 'key') });

describe('the page of an order', () => {
  it('that is well says so first', async () => {
    const { status, html } = await place('WELL-1');
    expect(status).toBe(200);
    expect(html).not.toContain('id="h-why"');
    expect(html).toContain('well-1@example.com');
    expect(html).toContain('Timeline of WELL-1');
    expect(html).toContain('id="e0"');
  });

  it('that is stuck says why, and its retry is followed to its end', async () => {
    const page = await place('STUCK-1', 1);
    expect(page.html).toContain('the attempts that are made by themselves are used up');
    const form = { ...fieldsOf(page), lines: '1', reason: 'The LMS is back' };
    const asked = await olga.send(`${pageOf('STUCK-1')}/retries`, form);
    expect(asked.status).toBe(303);
    expect(asked.location).toMatch(/^\/dashboard\/orders\/STUCK-1\?retry=[-0-9a-f]{36}#result$/);
    const [path = ''] = asked.location!.split('#');
    const { html } = await seen('STUCK-1', 'is over: the order is Complete', path);
    expect(html).toContain('Asked by olga');
    expect(html).toContain('“The LMS is back”');
    const again = await olga.send(`${pageOf('STUCK-1')}/retries`, form);
    expect(again.location).toBe(asked.location);
    expect((await olga.get(path)).html.match(/FulfillmentRetryRequested<\/span>/g)).toHaveLength(1);
  });

  it('keeps what was typed when it is refused', async () => {
    const page = await place('WELL-2');
    const fields = {
      ...fieldsOf(page),
      lines: '1',
      reason: 'Kept words',
      'from-page': pageOf('WELL-2'),
    };
    const refused = await olga.send(`${pageOf('WELL-2')}/retries`, fields);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('role="alert"');
    expect(valueOf(refused.html, 'back')).toBe(pageOf('WELL-2'));
    const empty = { ...fieldsOf(page), text: '' };
    expect((await olga.send(`${pageOf('WELL-2')}/notes`, empty)).status).toBe(400);
    const long = { ...fieldsOf(page), text: 'n'.repeat(2_001) };
    const { status, html } = await olga.send(`${pageOf('WELL-2')}/notes`, long);
    expect(status).toBe(422);
    expect(html).toContain('text must have 1 to 2000 characters');
    expect(html).toContain('n'.repeat(2_001));
  });

  it('settles, revokes and annotates, each with what came of it', async () => {
    const page = await place('ACTS-1', 1);
    const reason = 'A test wants it';
    const send = async (act: string, fields: object): Promise<string> => {
      const { csrf } = fieldsOf(page);
      const key = `key of ${act}`;
      const done = await olga.send(`${pageOf('ACTS-1')}/${act}`, { csrf, key, reason, ...fields });
      expect({ act, status: done.status }).toEqual({ act, status: 303 });
      return done.location!.split('#')[0]!;
    };
    const settled = await send('lines/1/settlement', { outcome: 'complete', evidence: 'T-1' });
    expect((await olga.get(settled)).html).toContain('Line 1 is settled by hand as Complete');
    const revoked = await send('lines/2/revocation', {});
    await seen('ACTS-1', 'Revoking line 2 is done', revoked);
    const noted = await send('notes', { text: 'Asked the course team', reason: '' });
    expect((await olga.get(noted)).html).toContain('The note is in the history');
  });

  it('settles money that cannot pay it', async () => {
    await place('TWICE-1');
    await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', {
      body: orderRequest('TWICE-1', {
        user: { username: 'twice-1', email: 'twice-1@example.com' },
        payment: { processor: 'captured', reference: 'ch_again', amount: '159.00' },
      }),
    });
    const page = await seen('TWICE-1', 'Settle the payment by hand');
    const fields = { ...fieldsOf(page), reference: 'ch_again', evidence: 're_4711' };
    const path = `${pageOf('TWICE-1')}/excess-payments/settlement`;
    const refused = await olga.send(path, { ...fields, reason: 'n'.repeat(501) });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('value="re_4711"');
    const done = await olga.send(path, { ...fields, reason: 'Given back by hand' });
    const { html } = await olga.get(done.location!.split('#')[0]!);
    expect(html).toContain('The payment is settled by hand');
    expect(html).not.toContain('id="h-why"');
  });

  it('is shown as it was after each of its events', async () => {
    await place('PAST-1', 1);
    // The last event is how it is now: the one before is shown once that is there.
    const { html } = await seen('PAST-1', '/at?revision=2"');
    const [, path = ''] = /href="([^"]*\/at\?revision=2)"/.exec(html) ?? [];
    const then = await alba.get(path);
    expect(then.status).toBe(200);
    expect(then.html).toContain('After event 2');
    expect(then.html).toContain('as it was at');
    expect((await alba.get(`${pageOf('PAST-1')}/at?revision=900`)).status).toBe(404);
    expect((await alba.get(`${pageOf('PAST-1')}/at?revision=odd`)).status).toBe(422);
  });

  it('says that its module is paused before anybody retries, and tells times as all others', async () => {
    await place('PAUSED-1', 1);
    const omar = speakAs(app, 'omar', 'operator');
    const body = { reason: 'An upgrade' };
    await omar('POST', '/v1/modules/enrollment/pause', { body });
    const user = { username: 'paused-2', email: 'paused-2@example.com' };
    await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', {
      body: orderRequest('PAUSED-2', { user }),
    });
    const { html } = await seen('PAUSED-2', 'paused since');
    expect(/<p class="answer">(.*?)<\/p>/s.exec(html)?.[1]).not.toMatch(/(?<!")\d{4}-\d\d-\d\dT/);
    const stuck = await olga.get(pageOf('PAUSED-1'));
    expect(stuck.html).toMatch(/enrollment is paused.*by omar: “An upgrade”/s);
    await omar('POST', '/v1/modules/enrollment/resume', { body });
    await eventually(
      () => olga.get(pageOf('PAUSED-1')),
      ({ html: resumed }) => !resumed.includes('enrollment is paused'),
    );
  });

  it('has no form for an auditor but search, sign-out and the zone', async () => {
    await place('STUCK-2', 1);
    const { html } = await alba.get(pageOf('STUCK-2'));
    expect(html).toContain('Why it is stuck');
    const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"/g)].map(([, action]) => action);
    expect(forms).toEqual(['/dashboard/orders', '/dashboard/sign-out', '/dashboard/zone']);
  });

  it('of nobody is a page that says so', async () => {
    const { status, html } = await olga.get(pageOf('NOBODY-1'));
    expect(status).toBe(404);
    expect(html).toContain('There is no such order');
  });
});
