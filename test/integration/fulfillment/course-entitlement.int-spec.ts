import type { Line } from '../../../src/fulfillment/fulfillment-module.js';
import { createCourseEntitlementModule } from '../../../src/fulfillment/modules/course-entitlement/course-entitlement-module.js';
import { exampleOrder, SEAT } from '../../contract/fulfillment-module/example-order.js';
import { openSandboxWorld, type SandboxWorld } from './sandbox-world.js';

const COURSE = '2c5e8b2e-0f9e-4b5f-9a5c-3d6b0f1b7a11';
const LINE: Line = {
  ...SEAT,
  productType: 'Course Entitlement',
  attributes: { courseUuid: COURSE, certificateType: 'verified' },
};
const begin = () => Promise.resolve();

async function attempt({ context }: Pick<SandboxWorld, 'context'>) {
  const module = createCourseEntitlementModule(context);
  const order = exampleOrder([LINE]);
  for await (const result of module.fulfillProduct(order, [LINE], { begin })) return result;
  return undefined;
}

/** By the LMS's own ledger, each effect is there once, whatever was lost on the way. */
describe('a course entitlement, with the sandbox LMS', () => {
  let world: SandboxWorld;

  beforeEach(async () => {
    world = await openSandboxWorld();
  });
  afterEach(() => world.close());

  const made = [`ada ${COURSE} verified`];

  it('is made, and made again never', async () => {
    const once = await attempt(world);
    expect(once).toMatchObject({ kind: 'fulfilled', receipt: { courseUuid: COURSE } });
    expect(await attempt(world)).toEqual(once);
    expect(await world.effects()).toEqual(made);
  });

  it('is there once when its answer was lost', async () => {
    await world.fail({ route: 'entitlement.post', drop: 'after-applying' });
    expect(await attempt(world)).toMatchObject({ kind: 'failed', outcomeUnknown: true });
    expect(await attempt(world)).toMatchObject({ kind: 'fulfilled' });
    expect(await world.effects()).toEqual(made);
  });

  it('is there once when the call never came through', async () => {
    await world.fail({ route: 'entitlement.post', drop: 'before' });
    expect(await attempt(world)).toMatchObject({ kind: 'failed', outcomeUnknown: true });
    expect(await attempt(world)).toMatchObject({ kind: 'fulfilled' });
    expect(await world.effects()).toEqual(made);
  });

  it('is there once when two workers race, each with its own token', async () => {
    const [one, other] = await Promise.all([attempt(world), attempt(world)]);
    expect(one).toEqual(other);
    expect(await world.effects()).toEqual(made);
  });

  it('is taken back once, though the answer was lost', async () => {
    const done = await attempt(world);
    const line = { ...LINE, receipt: done?.kind === 'fulfilled' ? done.receipt : {} };
    const revoke = () =>
      createCourseEntitlementModule(world.context).revokeLine(exampleOrder([line]), line, {
        begin,
      });
    await world.fail({ route: 'entitlement.delete', drop: 'after-applying' });
    expect(await revoke()).toMatchObject({ kind: 'failed', outcomeUnknown: true });
    expect(await revoke()).toMatchObject({ kind: 'revoked' });
    expect(await world.effects()).toHaveLength(2);
  });

  it('waits when the LMS asks for patience, also for a token', async () => {
    await world.fail({ route: 'oauth2.token', status: 429, retryAfter: 9 });
    const patience = { class: 'server', code: 'lms-rate-limited', retryAfterMs: 9_000 };
    expect(await attempt(world)).toMatchObject(patience);
    expect(await world.effects()).toEqual([]);
  });

  it('of a learner whom the LMS does not know fails for good, and names nobody', async () => {
    await world.admin('PUT', 'users/ada', { missing: true });
    const result = await attempt(world);
    expect(result).toMatchObject({ code: 'lms-user-not-found', retryable: false });
    expect(JSON.stringify(result)).not.toMatch(/\bada\b/);
  });
});
