import { DONATION, SEAT } from '../../test/contract/fulfillment-module/example-order.js';
import { httpTo } from '../../test/contract/fulfillment-module/recorded-http.js';
import { SmallLms } from '../../test/contract/fulfillment-module/small-lms.js';
import { createModules, MODULE_NAMES, moduleOf } from './module-registry.js';

const never = () => Promise.reject(new Error('Nobody asks here.'));

const context = {
  http: httpTo(new SmallLms()),
  lms: { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1 },
  codes: { issue: never, voidUnused: never },
};

describe('the registry of modules', () => {
  it('makes the named modules in their order', () => {
    const modules = createModules(['donation', 'enrollment'], context);
    expect(modules.map(({ name }) => name)).toEqual(['donation', 'enrollment']);
    expect(createModules(MODULE_NAMES, context)).toHaveLength(MODULE_NAMES.length);
  });

  it.each(['enrolment', '', 'toString', '__proto__'])('refuses the unknown name "%s"', (name) => {
    expect(() => createModules(['donation', name], context)).toThrow(
      `There is no fulfilment module "${name}". Known modules: enrollment, coupon, enrollment-code, course-entitlement, donation.`,
    );
  });

  it('refuses a name that is listed twice', () => {
    expect(() => createModules(['donation', 'donation'], context)).toThrow(
      'The fulfilment module "donation" is listed twice.',
    );
  });

  it('gives a line to the first module that supports it', () => {
    const byModule = moduleOf(createModules(['enrollment', 'donation'], context));
    expect(byModule(SEAT)).toBe('enrollment');
    expect(byModule(DONATION)).toBe('donation');
    expect(byModule({ productType: 'seat' })).toBeUndefined();
    expect(moduleOf([])(SEAT)).toBeUndefined();
  });
});
