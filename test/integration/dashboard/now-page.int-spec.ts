import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { API_KEY, speakAs, startCheckoutApp, type CheckoutApp } from '../checkout/checkout-app.js';
import { localUser, Visitor, type Seen } from './visitor.js';

let app: CheckoutApp;
let olga: Visitor;
beforeAll(async () => {
  const people = [await localUser('olga', 'operator')];
  app = await startCheckoutApp({ RETRY_MAX_ATTEMPTS: '1' }, [], { people });
  olga = new Visitor(app.url);
  await olga.signIn('olga');
});
afterAll(() => app.stop());

const seen = (words: RegExp): Promise<Seen> =>
  eventually(
    () => olga.get('/dashboard'),
    ({ html }) => words.test(html),
  );

const place = (number: string) => {
  const user = { username: number.toLowerCase(), email: `${number.toLowerCase()}@example.com` };
  return speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', {
    body: orderRequest(number, { user }),
  });
};

const partOf = ({ html }: Seen, part: string): string =>
  html.split('<div id="live-').find((one) => one.startsWith(`${part}"`)) ?? '';

/** Of each group, over all that match. */
const sums = (html: string, figures: RegExp): readonly number[] =>
  Array.from(html.matchAll(figures), ([, ...found]) => found.map(Number)).reduce(
    (all, one) => all.map((sum, index) => sum + one[index]!),
    [0, 0, 0],
  );

describe('the page Now', () => {
  it('is calm while nothing happened', async () => {
    const { html } = await seen(/Nothing is stuck/);
    expect(html).toContain('All 0 orders, as they are now');
    expect(html).toContain('No order was completed.');
    expect(html).toContain('Nothing is being tried again.');
  });

  it('tells how the day goes, with the figures of its pictures beneath them', async () => {
    await place('DAY-1');
    const page = await seen(/aria-label="1 orders, Complete"/);
    const today = partOf(page, 'today');
    expect(today).toContain('Placed orders peak at 1 at ');
    // Summed, for the hour may turn in between.
    expect(sums(today, /<title>\d\d:00: (\d) placed, (\d) completed, (\d) failed</g)).toEqual([
      1, 1, 0,
    ]);
    const row = /<td class="n">(\d)<\/td><td class="n">(\d)<\/td><td class="n">(\d)<\/td>/g;
    expect(sums(today, row)).toEqual([1, 1, 0]);
    expect(today.match(/role="img"/g)).toHaveLength(3);
    const modules = partOf(page, 'modules');
    expect(modules).toMatch(/data-row="enrollment".*?data-l="Attempts" class="n">1</);
  });

  it('tells how long calls take, once that is written down', async () => {
    const page = await seen(/data-row="enrollment".*?data-l="Call p95" class="n">\d/);
    expect(partOf(page, 'modules')).toMatch(
      /data-row="donation".*?data-l="Call p95" class="n nil">–/,
    );
  });

  it('leads to what is stuck, to who must act and to how consumers keep up', async () => {
    const lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
    await lms.fail({ route: 'any', user: 'stuck-1', status: 503, times: 1 });
    await place('STUCK-1');
    const page = await seen(/1 order needs a person/);
    expect(partOf(page, 'first')).toContain('href="/dashboard/orders/STUCK-1"');
    expect(partOf(page, 'first')).toContain('/dashboard/stuck?open=enrollment%7Efulfillment');
    expect(partOf(page, 'oldest')).toContain('none: its automatic attempts are used up');
    expect(partOf(page, 'people')).toContain('1 line waits for a person.');
    expect(partOf(page, 'machinery')).toContain('<th scope="row">operations</th>');
  });
});

describe('whoever looks at it', () => {
  it('is told once there is something new', async () => {
    const page = await olga.get('/dashboard');
    const [, source = ''] = /data-live="([^"]+)"/.exec(page.html) ?? [];
    const cookie = [...olga.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(app.url + source, { headers: { cookie } });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const said = answer.text();
    await place('NEW-1');
    expect(await said).toContain('event: changed');
    expect((await olga.get('/dashboard')).html).not.toContain(source);
  });
});
