import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/find-chromium.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real browser, without a screen. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
}

/** A page of somebody who has signed in with a token; nothing may be complained about in its console. */
export async function signedIn(
  browser: Browser,
  url: string,
  token: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: url });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto('/dashboard/sign-in');
  await page.locator('details.plain summary').click();
  await page.locator('textarea[name=token]').fill(token);
  await page.getByRole('button', { name: 'Sign in with it' }).click();
  await page.waitForURL('**/dashboard');
  return page;
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What a screen reader or a keyboard would stumble over: of the page as it is, and with everything on it unfolded. */
export async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const closed = await runAxe(page);
  await page.evaluate(
    "for (const one of document.querySelectorAll('details')) { one.removeAttribute('name'); one.open = true; }",
  );
  return [...closed, ...(await runAxe(page))];
}

async function runAxe(page: Page): Promise<readonly string[]> {
  const violations = await page.evaluate<readonly Violation[]>(
    'axe.run().then(({ violations }) => violations)',
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  );
}

/** How many pixels of a page are to be scrolled sideways to. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
}
