import { readdirSync, readFileSync, statSync } from 'node:fs';
import { apiDocument } from '../../src/api/document.js';
import { runCli } from '../../src/cli/run-cli.js';
import { dashboardAccess } from '../../src/dashboard/access.js';
import { Api, type ApiDocument } from '../support/api-document.js';

const GUIDE = readFileSync('docs/guides/operating.md', 'utf8');
const ERRORS = readFileSync('docs/errors.md', 'utf8');
const CLI = 'npm run --silent cli -- ';

const found = (pattern: RegExp): readonly string[] =>
  Array.from(GUIDE.matchAll(pattern), ([, one = '']) => one);

const typed = found(/```sh\n(.*?)```/gs).flatMap((block) =>
  block
    .trim()
    .replaceAll(/\\\n\s*/g, '')
    .split('\n'),
);
const commands = typed.filter((line) => line.startsWith(CLI));
const requests = typed.filter((line) => line.startsWith('curl '));

/** All that pages are made of, as one text with single spaces. */
const PAGES = readdirSync('src/dashboard', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
  .map((file) => readFileSync(`src/dashboard/${file}`, 'utf8'))
  .concat(readFileSync('src/order/state.ts', 'utf8'))
  .join('\n')
  .replaceAll("{' '}", ' ')
  .replaceAll(/\s+/g, ' ');

it('tells ten things, and what to type for each', () => {
  expect(found(/^## (\d+)\. /gm)).toEqual(Array.from({ length: 10 }, (_, i) => String(i + 1)));
  expect(commands.length + requests.length).toBe(typed.length);
});

it.each(commands)('is a command: %s', async (line) => {
  const args = Array.from(
    line.slice(CLI.length).matchAll(/"([^"]*)"|(\S+)/g),
    (one) => one[1] ?? one[2]!,
  );
  const said = { err: '' };
  // Nobody answers there: a command that is understood ends with 1.
  const env = {
    ...{ MAKEGOOD_URL: 'http://127.0.0.1:1', MAKEGOOD_TOKEN: 'none', JWT_SECRET: 's'.repeat(32) },
  };
  const code = await runCli(args, env, {
    out: () => undefined,
    err: (text) => (said.err += text),
  });
  expect({ code, ...said }).toMatchObject({ code: args[0] === 'token' ? 0 : 1 });
});

it.each(requests)('is a route: %s', (line) => {
  const api = new Api(JSON.parse(JSON.stringify(apiDocument())) as ApiDocument);
  const [, method = 'GET'] = /-X (\w+)/.exec(line) ?? [];
  const [, path = ''] = /"\$URL([^"]*)"/.exec(line) ?? [];
  expect(api.routeOf(method, path)).toBeDefined();
});

it.each([...new Set(found(/`(\/dashboard[^`?]*)/g))])('is a page: %s', (path) => {
  const pages = dashboardAccess.filter(({ method }) => method === 'GET');
  expect(pages.map(({ route }) => route)).toContain(path);
});

it.each([...new Set([...found(/<kbd>(.*?)<\/kbd>/g), ...found(/(?<![\w*])_([^_\n]+)_(?!\w)/g)])])(
  'is said by a page: %s',
  (words) => {
    for (const part of words.split('…')) expect(PAGES).toContain(part.replace(/^[ ,]+| $/g, ''));
  },
);

it.each([...new Set(found(/--code ([-\w]+)/g))])('is a code: %s', (code) => {
  expect(ERRORS).toContain(`\`${code}\``);
});

it('has its pictures, and they are small', () => {
  const files = found(/!\[[^\]]+\]\((pictures\/[^)]+)\)/g);
  const sizes = files.map((file) => statSync(`docs/guides/${file}`).size);
  expect(files.length).toBeGreaterThanOrEqual(4);
  expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThan(600_000);
});
