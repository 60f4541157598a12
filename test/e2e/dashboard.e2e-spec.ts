import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../src/config/index.js';
import { openBrowser, overflowOf, signedIn, violationsOf } from '../support/browser.js';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { eventually } from '../support/eventually.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

const PICTURES = 'test-output/dashboard';
const GUIDE_PICTURES =
  process.env['GENERATE'] === 'yes' ? 'docs/guides/pictures' : 'test-output/guide';
const STUCK_GROUP =
  '/dashboard/stuck?open=enrollment%7Efulfillment%7Eserver%7Eperson%7Elms-unavailable';

let dataDir: string;
let service: ServiceProcess;
let browser: Browser;
beforeAll(async () => {
  dataDir = await newDataDir();
  [browser, service] = await Promise.all([
    openBrowser(),
    ServiceProcess.start(dataDir, { RETRY_MAX_ATTEMPTS: '1' }),
  ]);
  mkdirSync(PICTURES, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await service.kill();
  removeDataDir(dataDir);
});

// Open pages go on asking the service for what is new.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const as = async (name: string, role: Role, options = {}): Promise<Page> =>
  signedIn(browser, service.url, await service.tokenOf(name, role), options);

/** An order whose seat failed, and is not tried again by itself. */
async function stuck(number: string): Promise<void> {
  const user = number.toLowerCase();
  const lms = new SandboxLmsClient(service.lmsUrl);
  await lms.fail({ route: 'any', user, status: 503, times: 1 });
  const checkout = new CheckoutClient(service);
  await checkout.place(
    orderRequest(number, { user: { username: user, email: `${user}@example.com` } }),
  );
  const authorization = `Bearer ${await service.token('operator')}`;
  const path = `${service.url}/v1/stuck-work/lines`; // groups name five orders only
  await eventually(
    async () => (await fetch(path, { headers: { authorization } })).text(),
    (text) => text.includes(number),
  );
}

it('an operator finds a stuck order, sees why, retries it and sees it complete, in three clicks', async () => {
  await stuck('CLICKS-1');
  const page = await as('olga', 'operator');
  await page.goto('/dashboard');
  expect(await page.locator('.answer').first().textContent()).toContain('a person');
  await page.locator('#live-first').getByRole('link', { name: 'CLICKS-1', exact: true }).click(); // 1
  await page.getByRole('heading', { name: 'Why it is stuck' }).waitFor();
  const why = page.locator('section.why');
  expect(await why.textContent()).toContain('The LMS is not available (HTTP 503)');
  await why.getByLabel('Reason').fill('The LMS is back');
  await why.getByRole('button', { name: 'Retry line 1' }).click(); // 2
  await page.getByRole('status').getByText('the order is Complete').waitFor();
  expect(await page.locator('.state').textContent()).toContain('Complete');
});

it('a page is brought up to date without being loaded again', async () => {
  await stuck('LIVE-1');
  const page = await as('olga', 'operator');
  await page.goto('/dashboard/orders/LIVE-1');
  await page.evaluate("window.isTheSame = 'yes'");
  await page.mouse.move(0, 0);
  const retry = await fetch(`${service.url}/v1/orders/LIVE-1/fulfillment/retries`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await service.tokenOf('omar', 'operator')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ reason: 'From elsewhere' }),
  });
  expect(retry.status).toBe(202);
  await page.getByText('All 2 lines were made good').waitFor();
  await page.locator('#live-events').getByText('“From elsewhere”').waitFor();
  expect(await page.evaluate('window.isTheSame')).toBe('yes');
});

it('what somebody types stays, whatever happens meanwhile', async () => {
  await stuck('TYPED-1');
  const page = await as('olga', 'operator');
  await page.goto('/dashboard/orders/TYPED-1');
  const reason = page.locator('section.why').getByLabel('Reason');
  await reason.fill('Half a sen');
  await fetch(`${service.url}/v1/orders/TYPED-1/notes`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await service.tokenOf('omar', 'operator')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ text: 'A note from elsewhere' }),
  });
  await page.locator('#live-events').getByText('“A note from elsewhere”').waitFor();
  expect(await reason.inputValue()).toBe('Half a sen');
});

it('reading and retrying need no script', async () => {
  await stuck('PLAIN-1');
  const page = await as('olga', 'operator', { javaScriptEnabled: false });
  await page.goto('/dashboard');
  await page.locator('#live-first').getByRole('link', { name: 'PLAIN-1', exact: true }).click();
  const why = page.locator('section.why');
  await why.getByLabel('Reason').fill('Without a script');
  await why.getByRole('button', { name: 'Retry line 1' }).click();
  await page.getByRole('status').waitFor();
  await eventually(
    async () => {
      await page.reload();
      return page.getByRole('status').textContent();
    },
    (text) => text?.includes('the order is Complete') ?? false,
  );
});

it('an auditor sees everything and no button that acts', async () => {
  await stuck('LOOK-1');
  const page = await as('alba', 'auditor');
  await page.goto('/dashboard/orders/LOOK-1');
  await page.getByRole('heading', { name: 'Why it is stuck' }).waitFor();
  const buttons = await page.locator('button:visible').allTextContents();
  expect(buttons.map((text) => text.trim())).toEqual(['Find', 'Sign out', 'Hold updates']);
  expect(await page.locator('input[name=reason], textarea').count()).toBe(0);
});

it('an operator retries all of a group at once, as many as the button says, and sees what became of them', async () => {
  await stuck('BULK-1');
  await stuck('BULK-2');
  const page = await as('olga', 'operator');
  await page.goto('/dashboard/stuck');
  await page.getByText('The LMS is not available').first().click();
  await page.getByRole('link', { name: /and what can be done/ }).click();
  const ticked = page.getByRole('button', { name: 'ticked' });
  expect(await ticked.count()).toBe(0);
  await page.getByLabel('Take BULK-2').check();
  await ticked.waitFor();
  const all = page.getByRole('button', { name: /^Retry all \d+ that match$/ });
  const [, count] = / (\d+) /.exec((await all.textContent()) ?? '') ?? [];
  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.getByText(`Dry run: all that match are ${count} orders; of the 1 ticked`).waitFor();
  await page.getByLabel('Reason').fill('The LMS is back');
  await all.click();
  await page.locator('.result').getByText(`${count} complete`).waitFor();
  await page.getByText('Nothing is stuck.').waitFor();
  await page.getByRole('link', { name: 'Outcome of each order' }).first().click();
  await page.getByRole('link', { name: 'BULK-2', exact: true }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 900 });
  expect(await overflowOf(page)).toBe(0);
  await page.screenshot({ path: `${PICTURES}/campaign-390-light.png`, fullPage: true });
});

it('the page of stuck work is brought up to date without being loaded again', async () => {
  const page = await as('olga', 'operator');
  await page.goto('/dashboard/stuck');
  await page.getByText('Nothing is stuck.').waitFor();
  await page.evaluate("window.isTheSame = 'yes'");
  await page.mouse.move(0, 0);
  await stuck('EDX-100017');
  await page.getByText('1 order needs a person.').waitFor();
  await page.locator('#live-groups').getByText('EDX-100017').waitFor({ state: 'attached' });
  expect(await page.evaluate('window.isTheSame')).toBe('yes');
});

it('the guide to operating has pictures of these pages', async () => {
  for (const number of ['EDX-100042', 'EDX-100047', 'EDX-100051']) await stuck(number);
  const page = await as('olga', 'operator', { viewport: { width: 960, height: 640 } });
  const picture = async (name: string, fullPage = false): Promise<void> => {
    const bytes = await page.screenshot({ path: `${GUIDE_PICTURES}/${name}.png`, fullPage });
    expect(bytes.length).toBeLessThan(150_000);
  };
  await page.goto('/dashboard/orders/EDX-100042');
  await picture('order');
  await page.goto(STUCK_GROUP);
  await page.getByLabel('Take EDX-100042').check();
  await page.getByLabel('Reason').fill('The LMS is back, CT-418');
  await picture('stuck', true);
  await page.getByRole('button', { name: 'ticked' }).click();
  await page.locator('.result').getByText('1 complete').waitFor();
  await page.getByRole('link', { name: 'Outcome of each order' }).first().click();
  await page.getByRole('heading', { name: 'Outcome of each order' }).waitFor();
  await picture('retry');
  const module = `${service.url}/v1/modules/enrollment`;
  const act = async (name: string, reason: string): Promise<Response> =>
    fetch(`${module}/${name}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await service.tokenOf('omar', 'operator')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ reason }),
    });
  await act('pause', 'The LMS is upgraded, INC-2231');
  await page.goto('/dashboard/modules');
  await picture('modules');
  await act('resume', 'The upgrade is over');
});

it('a module is paused and goes on again, each with a reason', async () => {
  const page = await as('olga', 'operator');
  await page.goto('/dashboard/modules');
  const coupon = page.locator('section#coupon');
  await coupon.getByText('Pause coupon').first().click();
  await coupon.getByLabel('Reason').fill('Coupons are counted');
  // A page that is on its way elsewhere cannot be loaded again.
  const press = (name: string) =>
    Promise.all([page.waitForEvent('load'), coupon.getByRole('button', { name }).click()]);
  const result = async (): Promise<string | null> => {
    await page.reload();
    return page.locator('#result').textContent();
  };
  const shown = (words: string) => eventually(result, (text) => text?.includes(words) ?? false);
  await press('Pause coupon');
  await shown('coupon is paused');
  expect(await coupon.textContent()).toContain('“Coupons are counted”');
  const look = await as('alba', 'auditor');
  await look.goto('/dashboard/modules');
  expect(await look.locator('section#coupon').textContent()).toContain('paused by olga');
  expect(await look.locator('main form').count()).toBe(0);
  await coupon.getByLabel('Reason').fill('They are counted');
  await press('Resume coupon');
  await shown('coupon goes on');
});

it('Now changes by itself, but nothing moves under a pointer, and not while it is held', async () => {
  const page = await as('olga', 'operator');
  await page.goto('/dashboard');
  await page.evaluate("window.isTheSame = 'yes'");
  await page.locator('#live-oldest table').hover();
  await stuck('MOVES-1');
  const oldest = page.locator('#live-oldest');
  await page.getByRole('button', { name: '1 new, show' }).waitFor();
  expect(await page.evaluate('window.isTheSame')).toBe('yes');
  expect(await oldest.textContent()).not.toContain('MOVES-1');
  await page.getByRole('button', { name: '1 new, show' }).click();
  await oldest.getByText('MOVES-1').waitFor();
  await page.getByRole('button', { name: 'Hold updates' }).click();
  const before = await page.locator('#live-lead').textContent();
  await stuck('HELD-1');
  expect(await page.locator('#live-lead').textContent()).toBe(before);
  await page.getByRole('button', { name: 'Hold updates' }).click();
  await oldest.getByText('HELD-1').waitFor();
});

describe('every page', () => {
  const PAGES = {
    'sign-in': '/dashboard/sign-in',
    now: '/dashboard',
    stuck: '/dashboard/stuck',
    'stuck-open': STUCK_GROUP,
    'order-then': '/dashboard/orders/SEEN-1/at?revision=2',
    order: '/dashboard/orders/SEEN-1',
    orders: '/dashboard/orders?status=Fulfillment+Error',
    'no-order': '/dashboard/orders/NOBODY-1',
    modules: '/dashboard/modules',
    cases: '/dashboard/cases',
    parked: '/dashboard/parked',
  };

  beforeAll(() => stuck('SEEN-1'));

  it.each(Object.entries(PAGES))('%s is for everybody', async (_, path) => {
    const page = await as('olga', 'operator');
    await page.goto(path);
    expect(await violationsOf(page)).toEqual([]);
  });

  it.each([
    ['light', 1440],
    ['light', 768],
    ['light', 390],
    ['dark', 1440],
    ['dark', 768],
    ['dark', 390],
  ] as const)('fits a %s window of %i px', async (colorScheme, width) => {
    const options = { colorScheme, viewport: { width, height: 900 }, timezoneId: 'Europe/Berlin' };
    const page = await as('olga', 'operator', options);
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(path);
      expect({ name, overflow: await overflowOf(page) }).toEqual({ name, overflow: 0 });
      const file = `${PICTURES}/${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: file, fullPage: true });
    }
  });
});
