import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import {
  DONATION,
  exampleOrder,
  SEAT,
} from '../../test/contract/fulfillment-module/example-order.js';
import { httpTo } from '../../test/contract/fulfillment-module/recorded-http.js';
import { SmallLms } from '../../test/contract/fulfillment-module/small-lms.js';
import { loadConfig } from '../config/index.js';
import { FulfillmentModules } from './fulfillment-modules.js';
import { createModules, MODULE_NAMES, moduleOf } from './module-registry.js';

const never = () => Promise.reject(new Error('Nobody asks here.'));

const context = {
  openHttp: () => httpTo(new SmallLms()),
  callsOf: loadConfig({}).fulfillment.callsOf,
  lms: { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1 },
  codes: { issue: never, voidUnused: never },
};
const attempt = { begin: () => Promise.resolve() };

describe('the registry of modules', () => {
  it('makes the named modules in their order', async () => {
    const modules = await createModules(['donation', 'enrollment'], context);
    expect(modules.map(({ name }) => name)).toEqual(['donation', 'enrollment']);
    expect(await createModules(MODULE_NAMES, context)).toHaveLength(MODULE_NAMES.length);
  });

  it.each(['enrolment', '', 'toString', '__proto__'])('refuses the name "%s"', async (name) => {
    await expect(createModules(['donation', name], context)).rejects.toThrow(
      `FULFILLMENT_MODULES names "${name}", which is no module. Example: FULFILLMENT_MODULES=`,
    );
  });

  it('gives a line to the first module that supports it', async () => {
    const byModule = moduleOf(await createModules(['enrollment', 'donation'], context));
    expect(byModule(SEAT)).toBe('enrollment');
    expect(byModule(DONATION)).toBe('donation');
    expect(byModule({ productType: 'seat' })).toBeUndefined();
    expect(moduleOf([])(SEAT)).toBeUndefined();
  });
});

describe('modules in files of their own', () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'makegood-modules-'))));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const fileOf = (name: string, source: string): string => {
    const file = join(folder, name);
    writeFileSync(file, source);
    return file;
  };

  const moduleSource = (name: string, more = '') => `
    class Gift {
      name = '${name}';
      repeatable = true;
      #given = 'yes';
      supports(line) { return line.attributes.kind === 'gift'; }
      async *fulfillProduct(order, lines) {
        for (const { id } of lines) yield { lineId: id, kind: 'fulfilled', receipt: { given: this.#given } };
      }
      async revokeLine() { return { kind: 'revoked', receipt: {} }; }
      ${more}
    }
    export default async () => new Gift();`;
  const GIFT = { ...DONATION, attributes: { kind: 'gift' } };

  it('are loaded by their path, beside others, and may be of a class', async () => {
    const file = fileOf('gift.mjs', moduleSource('gift'));
    const modules = await createModules([relative('.', file), 'donation'], context);
    expect(modules.map(({ name }) => name)).toEqual(['gift', 'donation']);
    expect(moduleOf(modules)(GIFT)).toBe('gift');
    const results = [];
    for await (const one of modules[0]!.fulfillProduct(exampleOrder([GIFT]), [GIFT], attempt)) {
      results.push(one);
    }
    expect(results).toEqual([{ lineId: '2', kind: 'fulfilled', receipt: { given: 'yes' } }]);
  });

  it('that break over a line leave it to the others, and are heard of', async () => {
    const broken: string[] = [];
    const file = fileOf('gift.mjs', moduleSource('gift'));
    const onBroken = (_: unknown, module: string) => broken.push(module);
    const modules = await createModules([file, 'donation'], { ...context, onBroken });
    expect(moduleOf(modules)(DONATION)).toBe('donation');
    expect(broken).toEqual(['gift']);
  });

  it('get the settings that are theirs', async () => {
    const file = fileOf(
      'kind.mjs',
      `export default ({ settings }) => { throw new Error('given ' + Object.keys(settings)) }`,
    );
    const settings = { kind: { URL: 'x' }, gift: { SECRET: 'y' } };
    await expect(createModules([file], { ...context, settings })).rejects.toThrow('given URL');
  });

  it('that lack something say so, and every line fails with just that', async () => {
    const file = fileOf(
      'poor.mjs',
      moduleSource(
        'poor',
        `lacks = { variable: 'MODULE_POOR_URL', example: 'MODULE_POOR_URL=x' };`,
      ),
    );
    const modules = await createModules([file, 'enrollment'], context);
    const [poor] = modules;
    const failure = { kind: 'failed', class: 'configuration', code: 'module-not-configured' };
    const results = poor!.fulfillProduct(exampleOrder([GIFT]), [GIFT], attempt);
    for await (const result of results) expect(result).toMatchObject({ ...failure, lineId: '2' });
    expect(await poor!.revokeLine(exampleOrder([GIFT]), GIFT, attempt)).toMatchObject(failure);
    const policy = { baseMs: 1, capMs: 1, maxAttempts: 1, maxAgeMs: 1 };
    expect(new FulfillmentModules(modules, () => policy).lacking).toEqual([
      expect.stringMatching(/module poor has no MODULE_POOR_URL: .+ Example: MODULE_POOR_URL=x/),
      expect.stringMatching(/enrollment .+ LMS_API_KEY.+Fulfillment Configuration Error.+Example/),
    ]);
  });

  const unusable: readonly [string, string | undefined, RegExp][] = [
    ['absent.mjs', undefined, /, but there is no file \/.+absent\.mjs\./],
    ['spoiled.mjs', 'export default (', /, which cannot be loaded\. SyntaxError: .+\./],
    ['throws.mjs', 'throw new Error("no")', /, which cannot be loaded\. Error: no\./],
    ['without.mjs', 'export const x = 1', /, but its default export is missing, and must be a func/],
    ['whole.mjs', 'export default {}', /, but its default export is an object, and must be a func/],
    ['fails.mjs', 'export default async () => { throw new Error("sorry") }', /makes no module\. Error: sorry/],
    ['nothing.mjs', 'export default () => undefined', /, but what it makes is missing, and must be/],
    ['half.mjs', 'export default () => ({ name: "half", supports: 1, probe: {} })', /in its module repeatable is missing, and must be a boolean; supports is a number, and must be a function; fulfillProduct is .+; revokeLine is .+; probe is an object, and must be a function\./],
    ['other.mjs', moduleSource('gift'), /, but its module calls itself "gift", not "other"\./],
  ]; // prettier-ignore
  it.each(unusable)('%s stops the start', async (name, source, complaint) => {
    const file = source === undefined ? join(folder, name) : fileOf(name, source);
    const making = createModules(['donation', file, 'nobody'], context);
    await expect(making).rejects.toThrow(complaint);
    await expect(making).rejects.toThrow(`FULFILLMENT_MODULES names "${file}", `);
    await expect(making).rejects.toThrow(/Example: FULFILLMENT_MODULES=/);
    await expect(making).rejects.toThrow(/names "nobody"/);
  });
});
