import type {
  CreateModule,
  Line,
  ModuleContext,
  RevocationResult,
  AttemptResult,
} from '../../../src/fulfillment/fulfillment-module.js';
import { createCourseEntitlementModule } from '../../../src/fulfillment/modules/course-entitlement/course-entitlement-module.js';
import { createEnrollmentModule } from '../../../src/fulfillment/modules/enrollment/enrollment-module.js';
import { ClientCredentials } from '../../../src/platform/http/client-credentials.js';
import { exampleOrder, SEAT } from '../../contract/fulfillment-module/example-order.js';
import { openSandboxWorld, type SandboxWorld } from './sandbox-world.js';

const UUID = '2c5e8b2e-0f9e-4b5f-9a5c-3d6b0f1b7a11';
const ENTITLEMENT: Line = {
  ...SEAT,
  productType: 'Course Entitlement',
  attributes: { courseUuid: UUID, certificateType: 'verified' },
};
const GIVEN: Line = { ...ENTITLEMENT, receipt: { entitlementUuid: UUID } };
const VOUCHERS = [{ code: 'ACME', enterpriseCustomerUuid: 'cf246b88-d5f6-4908-a522-fc307e0b0c59' }];

const REASON =
  "Ada Lovelace, known as ada <ADA@example.com>, of 12 St James's Square, does not exist.";
const begin = () => Promise.resolve();

type Result = AttemptResult | RevocationResult;
type Work = (context: ModuleContext) => Promise<Result | undefined>;

const attempt =
  (create: CreateModule, line: Line, changes: Parameters<typeof exampleOrder>[1] = {}): Work =>
  async (context) => {
    const order = exampleOrder([line], changes);
    for await (const one of create(context).fulfillProduct(order, [line], { begin })) return one;
    return undefined;
  };
const takeBack =
  (create: CreateModule, line: Line): Work =>
  (context) =>
    create(context).revokeLine(exampleOrder([line]), line, { begin });

/** Every call that a module makes of the LMS, and what makes it. */
const calls: readonly (readonly [route: string, by: string, Work])[] = [
  ['enrollment.get', 'enrollment', attempt(createEnrollmentModule, SEAT)],
  ['enrollment.post', 'enrollment', attempt(createEnrollmentModule, SEAT)],
  ['enrollment.post', 'enrollment, taking back', takeBack(createEnrollmentModule, SEAT)],
  [
    'enterprise-learner.get',
    'enrollment',
    attempt(createEnrollmentModule, SEAT, { vouchers: VOUCHERS }),
  ],
  [
    'enterprise-learner.post',
    'enrollment',
    attempt(createEnrollmentModule, SEAT, { vouchers: VOUCHERS }),
  ],
  ['oauth2.token', 'course-entitlement', attempt(createCourseEntitlementModule, ENTITLEMENT)],
  ['entitlement.list', 'course-entitlement', attempt(createCourseEntitlementModule, ENTITLEMENT)],
  ['entitlement.post', 'course-entitlement', attempt(createCourseEntitlementModule, ENTITLEMENT)],
  [
    'entitlement.delete',
    'course-entitlement, taking back',
    takeBack(createCourseEntitlementModule, GIVEN),
  ],
];

/** What an error may say, and what an operator reads of it. */
const bodies: readonly (readonly [name: string, fault: object, reads: RegExp])[] = [
  ['a message', { body: { message: REASON } }, /does not exist/],
  ['only a detail', { body: { detail: REASON } }, /does not exist/],
  ['a message that is none', { body: { message: null, detail: REASON } }, /does not exist/],
  ['complaints of fields', { body: { username: [REASON] } }, /username: .*does not exist/],
  ['nothing', { body: '' }, /an empty body/],
  ['a web page', { body: `<html><body>${REASON}</body></html>` }, /a web page/],
  ['JSON that is no object', { body: [REASON] }, /no reason that we could read/],
  ['ten megabytes', { bodyBytes: 10_000_000 }, /more than we read/],
];

describe('an error of the LMS', () => {
  let world: SandboxWorld;
  beforeAll(async () => {
    world = await openSandboxWorld();
  });
  afterAll(() => world.close());
  afterEach(() => world.healed());

  describe.each(calls)('at %s, called by %s', (route, _, work) => {
    it.each(
      bodies.flatMap(([name, fault, reads]) =>
        [400, 500].map((status) => [name, status, fault, reads] as const),
      ),
    )('with %s and status %d has a clear reason that names nobody', async (...row) => {
      const [, status, fault, reads] = row;
      await world.fail({ route, status, times: 100, ...fault });
      const { http, lms } = world.context;
      // A token of its own: one that is known is not asked for.
      const tokens = lms.oauth && new ClientCredentials(http, lms.oauth);
      const result = await work({ http, lms, tokens });
      if (result?.kind !== 'failed') throw new Error(`It did not fail: ${result?.kind}`);
      expect(result.code).toMatch(/^lms-[a-z-]+$/);
      expect(result.message).toMatch(reads);
      expect(result.message).toContain(`HTTP ${status}`);
      expect(result.message.length).toBeLessThan(500);
      expect(result.message).not.toMatch(/\bada\b|lovelace|example\.com|james/i);
    });
  });

  it('leaves no effect of all that failed', async () => {
    expect(await world.effects()).toEqual([]);
  });
});
