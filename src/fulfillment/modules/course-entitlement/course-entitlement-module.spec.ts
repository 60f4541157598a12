import { exampleOrder, SEAT } from '../../../../test/contract/fulfillment-module/example-order.js';
import { httpTo } from '../../../../test/contract/fulfillment-module/recorded-http.js';
import { SmallEntitlementApi } from '../../../../test/contract/fulfillment-module/small-entitlement-api.js';
import { json } from '../../../../test/contract/fulfillment-module/small-lms.js';
import { ClientCredentials } from '../../../platform/http/client-credentials.js';
import type { Line } from '../../fulfillment-module.js';
import { createCourseEntitlementModule } from './course-entitlement-module.js';

const COURSE = '2c5e8b2e-0f9e-4b5f-9a5c-3d6b0f1b7a11';
const LINE: Line = {
  ...SEAT,
  productType: 'Course Entitlement',
  attributes: { courseUuid: COURSE, certificateType: 'verified' },
};
const FIRST = '00000000-0000-4000-8000-000000000001';
const OURS = { course_uuid: COURSE, order_number: 'EDX-100001' };

function moduleAt(
  lms: SmallEntitlementApi,
  oauth = SmallEntitlementApi.CLIENT,
  http = httpTo(lms),
) {
  const access = { url: new URL('http://lms.test/'), apiKey: 'key', timeoutMs: 1_000 };
  const tokens = new ClientCredentials(http, oauth);
  return createCourseEntitlementModule({ http, lms: { ...access, oauth }, tokens });
}

const begin = () => Promise.resolve();

async function attempt(lms: SmallEntitlementApi, line = LINE, module = moduleAt(lms)) {
  const order = exampleOrder([line], { emailOptIn: true });
  for await (const result of module.fulfillProduct(order, [line], { begin })) return result;
  return undefined;
}

const callsOf = (lms: SmallEntitlementApi) =>
  lms.asked.map(({ method, path }) => (path.startsWith('/oauth2') ? 'token' : method));

describe('a course entitlement', () => {
  it('is looked for before it is made, and the LMS gets what was bought', async () => {
    const lms = new SmallEntitlementApi();
    expect(await attempt(lms)).toEqual({
      ...{ lineId: '1', kind: 'fulfilled' },
      receipt: { entitlementUuid: FIRST, courseUuid: COURSE, mode: 'verified' },
    });
    expect(callsOf(lms)).toEqual(['token', 'GET', 'POST']);
    const { body = '', headers = {} } = lms.asked[2] ?? {};
    expect(JSON.parse(body)).toEqual({
      user: 'ada',
      course_uuid: COURSE,
      mode: 'verified',
      order_number: 'EDX-100001',
      email_opt_in: true,
    });
    expect(headers).toMatchObject({ authorization: 'JWT token-1' });
    expect(headers).not.toHaveProperty('x-edx-api-key');
  });

  it('of this order and course is adopted, on whatever page it stands', async () => {
    const lms = new SmallEntitlementApi();
    for (const order_number of ['EDX-1', 'EDX-2', 'EDX-3']) lms.give({ ...OURS, order_number });
    lms.give({ ...OURS, course_uuid: COURSE.toUpperCase(), order_number: 'edx-100001' });
    expect(await attempt(lms)).toMatchObject({ kind: 'fulfilled' });
    expect(lms.effects).toEqual([]);
    expect(callsOf(lms)).toEqual(['token', 'GET', 'GET']);
  });

  it('that another worker made meanwhile is adopted', async () => {
    const lms = new SmallEntitlementApi();
    const [one, other] = await Promise.all([attempt(lms), attempt(lms)]);
    expect(one).toEqual(other);
    expect(lms.effects).toHaveLength(1);
  });

  it('of this order that somebody else has is not adopted', async () => {
    const lms = new SmallEntitlementApi();
    lms.give({ ...OURS, user: 'eve' });
    expect(await attempt(lms)).toMatchObject({ code: 'lms-entitlement-taken', maxAttempts: 3 });
  });

  it('of this order that has ended is a case for a person', async () => {
    const lms = new SmallEntitlementApi();
    lms.give({ ...OURS, expired_at: '2026-01-01T00:00:00Z' });
    expect(await attempt(lms)).toMatchObject({ code: 'lms-entitlement-ended', retryable: false });
    expect(lms.effects).toEqual([]);
  });

  it('is asked for with a new token when the old one is refused, once', async () => {
    const lms = new SmallEntitlementApi();
    const module = moduleAt(lms);
    await attempt(lms, LINE, module);
    lms.validFrom = 2;
    lms.asked.length = 0;
    expect(await attempt(lms, LINE, module)).toMatchObject({ kind: 'fulfilled' });
    expect(callsOf(lms)).toEqual(['GET', 'token', 'GET']);
    lms.validFrom = 99;
    lms.asked.length = 0;
    const refused = { class: 'configuration', code: 'lms-token-refused', retryable: true };
    expect(await attempt(lms, LINE, module)).toMatchObject(refused);
    expect(callsOf(lms)).toEqual(['GET', 'token', 'GET']);
  });

  it.each([
    [{ courseUuid: COURSE }],
    [{ certificateType: 'verified' }],
    [{ courseUuid: 7, certificateType: 'verified' }],
    [{}],
  ])('without its attributes (%j) fails for good, and nobody is called', async (attributes) => {
    const lms = new SmallEntitlementApi();
    const failure = { class: 'configuration', code: 'attributes-missing', retryable: false };
    expect(await attempt(lms, { ...LINE, attributes })).toMatchObject(failure);
    expect(lms.asked).toEqual([]);
  });

  it('without a client fails as a matter of the module, and nobody is called', async () => {
    const lms = new SmallEntitlementApi();
    const access = { url: new URL('http://lms.test'), apiKey: 'key', timeoutMs: 1 };
    const module = createCourseEntitlementModule({ http: httpTo(lms), lms: access });
    const failure = { class: 'configuration', code: 'lms-oauth-client-missing', retryable: true };
    expect(await attempt(lms, LINE, module)).toMatchObject(failure);
    expect(lms.asked).toEqual([]);
  });

  it.each(['executive-education', 'paid-executive-education', 'unpaid-executive-education'])(
    'of %s is left to others',
    (certificateType) => {
      const attributes = { courseUuid: COURSE, certificateType };
      const module = moduleAt(new SmallEntitlementApi());
      expect(module.supports({ ...LINE, attributes })).toBe(false);
      expect(module.supports(LINE)).toBe(true);
    },
  );

  it('is not looked for without end', async () => {
    const lms = new SmallEntitlementApi();
    lms.script = ({ method }) =>
      method === 'GET' ? json(200, { results: [], next: 'http://lms.test/' }) : undefined;
    expect(await attempt(lms)).toMatchObject({ code: 'lms-too-many-entitlements' });
  });
});

describe('a course entitlement that is taken back', () => {
  const revoke = (lms: SmallEntitlementApi, receipt?: Line['receipt']) => {
    const line = { ...LINE, ...(receipt && { receipt }) };
    return moduleAt(lms).revokeLine(exampleOrder([line]), line, { begin });
  };

  it('is ended by the receipt', async () => {
    const lms = new SmallEntitlementApi();
    lms.give(OURS);
    const ended = { kind: 'revoked', receipt: { entitlementUuid: FIRST } };
    expect(await revoke(lms, { entitlementUuid: FIRST })).toEqual(ended);
    expect(await revoke(lms, { entitlementUuid: FIRST })).toEqual(ended);
    expect(lms.effects).toEqual([`ada ${COURSE} ended`]);
  });

  it('is looked for when there is no receipt; what is not there is taken back already', async () => {
    const lms = new SmallEntitlementApi();
    expect(await revoke(lms)).toEqual({ kind: 'revoked', receipt: {} });
    lms.give(OURS);
    expect(await revoke(lms)).toEqual({ kind: 'revoked', receipt: { entitlementUuid: FIRST } });
  });

  it('and that the LMS never knew is taken back already', async () => {
    expect(await revoke(new SmallEntitlementApi(), { entitlementUuid: FIRST })).toMatchObject({
      kind: 'revoked',
    });
  });

  it.each([
    [{ status: 404, body: '<h1>Not Found</h1>' }, { code: 'lms-api-not-found' }],
    ['cut-off', { class: 'timeout', outcomeUnknown: true }],
    [json(403, { detail: 'No.' }), { class: 'configuration', code: 'lms-forbidden' }],
    [json(503, {}), { class: 'server', retryable: true }],
  ] as const)('fails as the table says (%j)', async (answer, failure) => {
    const lms = new SmallEntitlementApi();
    lms.script = ({ method }) => (method === 'DELETE' ? answer : undefined);
    const result = await revoke(lms, { entitlementUuid: FIRST });
    expect(result).toMatchObject({ kind: 'failed', ...failure });
  });
});
