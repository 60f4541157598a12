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

const PAGE = '/dashboard/modules';

const seen = (path: string, words: string, visitor = olga): Promise<Seen> =>
  eventually(
    () => visitor.get(path),
    ({ html }) => html.includes(words),
  );

/** The part of the page about one module. */
const partOf = ({ html }: Seen, module: string): string =>
  html.split('<section class="part"').find((part) => part.startsWith(` id="${module}"`)) ?? '';

async function send(act: string, fields: Readonly<Record<string, string>> = {}): Promise<Seen> {
  const { html } = await olga.get(PAGE);
  const [csrf, key] = [valueOf(html, 'csrf'), valueOf(html, 'key')];
  return olga.send(`${PAGE}/${act}`, { csrf, key, reason: 'The LMS is moved', ...fields });
}

describe('the page of modules', () => {
  it('says how each is and how it is set up', async () => {
    const page = await olga.get(PAGE);
    expect(page.status).toBe(200);
    expect(page.html).toMatch(/class="answer">(All \d|\d of \d) modules/);
    const donation = partOf(page, 'donation');
    expect(donation).toContain('<span class="m ok">running</span>');
    expect(donation).toContain('1 attempt,');
    expect(donation).toMatch(/<dt>Makes good<\/dt><dd>Donation<\/dd>/);
  });

  it('pauses a module, says who did and why, and lets it go on', async () => {
    const paused = await send('enrollment/pause');
    expect(paused).toMatchObject({
      ...{ status: 303, location: `${PAGE}?paused=enrollment#result` },
    });
    const page = await seen(`${PAGE}?paused=enrollment`, 'enrollment is paused: ');
    expect(page.html).toMatch(/class="answer">[^<]*enrollment is paused by olga/);
    const part = partOf(page, 'enrollment');
    expect(part).toContain('“The LMS is moved”');
    expect(part).toContain('Resume enrollment');
    expect(part).not.toContain('Pause enrollment');
    // The unwell come first.
    expect(page.html.indexOf('id="enrollment"')).toBeLessThan(page.html.indexOf('id="donation"'));
    expect(await send('enrollment/resume')).toMatchObject({ status: 303 });
    const resumed = await seen(`${PAGE}?resumed=enrollment`, 'enrollment goes on: ');
    expect(partOf(resumed, 'enrollment')).toMatch(/Last resumed by olga at .+: “The LMS is moved”/);
  });

  it('shows what failed last, of what is not well yet', async () => {
    const lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
    await lms.fail({ route: 'any', user: 'fails-1', status: 503, times: 1 });
    await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', {
      body: orderRequest('FAILS-1', { user: { username: 'fails-1', email: 'f@example.com' } }),
    });
    const part = partOf(await seen(PAGE, 'FAILS-1'), 'enrollment');
    expect(part).toContain('The LMS is not available (HTTP 503)');
    expect(part).toContain('href="/dashboard/orders/FAILS-1"');
  });

  it('keeps what was typed when it is refused', async () => {
    const unknown = await send('nobody/pause');
    expect(unknown.status).toBe(404);
    expect(unknown.html).toContain('nobody was not paused');
    const long = 'n'.repeat(501);
    const { status, html } = await send('donation/pause', { reason: long });
    expect(status).toBe(422);
    expect(html).toContain('role="alert"');
    expect(html).toContain(long);
  });

  it('offers an auditor nothing, and shows all', async () => {
    await send('donation/pause');
    const { html } = await seen(PAGE, 'paused by olga', alba);
    const forms = [...html.matchAll(/<form[^>]*action="([^"]*)"/g)].map(([, action]) => action);
    expect(forms).toEqual(['/dashboard/orders', '/dashboard/sign-out', '/dashboard/zone']);
  });
});
