import { UndiciHttp } from '../../../src/platform/http/undici-http.js';
import type { Line } from '../../../src/fulfillment/fulfillment-module.js';
import { createEnrollmentModule } from '../../../src/fulfillment/modules/enrollment/enrollment-module.js';
import {
  enrollmentSubject,
  lmsWorld,
} from '../../contract/fulfillment-module/enrollment-subject.js';
import { exampleOrder, SEAT } from '../../contract/fulfillment-module/example-order.js';
import { describeFulfillmentModule } from '../../contract/fulfillment-module/fulfillment-module-contract.js';
import { SmallLms, type Answer } from '../../contract/fulfillment-module/small-lms.js';
import type { World } from '../../contract/fulfillment-module/world.js';
import { serveLms } from './serve-lms.js';
import { openSandboxWorld, type SandboxWorld } from './sandbox-world.js';

async function openServedWorld(timeoutMs = 2_000) {
  const lms = new SmallLms();
  const server = await serveLms(lms);
  const http = new UndiciHttp();
  const access = { url: server.url, apiKey: SmallLms.API_KEY, timeoutMs };
  return lmsWorld(lms, { http, lms: access }, async () => {
    await server.close();
    await http.close();
  });
}

describeFulfillmentModule('enrollment, over HTTP', enrollmentSubject(openServedWorld));

const { disturbances: _of, ...withoutScripts } = enrollmentSubject(openServedWorld);
describeFulfillmentModule('enrollment, with the sandbox LMS', {
  ...withoutScripts,
  openWorld: openSandboxWorld,
});

async function attempt({ context }: World, line: Line = SEAT) {
  const results = [];
  const order = exampleOrder([line]);
  const begin = () => Promise.resolve();
  const module = createEnrollmentModule(context);
  for await (const result of module.fulfillProduct(order, [line], { begin })) results.push(result);
  return results[0];
}

describe('an LMS over HTTP', () => {
  async function answering(answer: Answer, timeoutMs?: number) {
    const world = await openServedWorld(timeoutMs);
    world.lms.script = ({ method }) => (method === 'POST' ? answer : undefined);
    try {
      return { result: await attempt(world), asked: world.lms.asked };
    } finally {
      await world.close();
    }
  }

  it('gets the key, and the course in a path that it can read', async () => {
    const world = await openServedWorld();
    await attempt(world);
    await world.close();
    const [read, enroll] = world.lms.asked;
    expect(read?.path).toBe('/api/enrollment/v1/enrollment/ada,course-v1:edX+DemoX+2026');
    expect(read?.headers).toMatchObject({ 'x-edx-api-key': SmallLms.API_KEY });
    expect(enroll?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(enroll?.headers).not.toHaveProperty('authorization');
  });

  it('is waited for as long as configured: the outcome is unknown', async () => {
    const { result } = await answering('silent', 1_000);
    const failure = { class: 'timeout', code: 'lms-timeout', outcomeUnknown: true };
    expect(result).toMatchObject({ ...failure, retryable: true });
  });

  it('that hangs up after the request leaves the outcome unknown', async () => {
    const failure = { class: 'timeout', code: 'lms-connection-lost', outcomeUnknown: true };
    expect((await answering('cut-off')).result).toMatchObject(failure);
  });

  it('that redirects is not followed, and sees the key no second time', async () => {
    const elsewhere = { status: 307, headers: { location: '/elsewhere' } };
    const { result, asked } = await answering(elsewhere);
    expect(result).toMatchObject({ class: 'configuration', code: 'lms-redirects' });
    expect(asked).toHaveLength(2);
  });

  it('that asks for patience gets it', async () => {
    const { result } = await answering({ status: 429, headers: { 'Retry-After': '9' } });
    expect(result).toMatchObject({ class: 'server', retryable: true, retryAfterMs: 9_000 });
  });

  it.each([
    ['http://127.0.0.1:1', 'ECONNREFUSED'],
    [`http://${'x'.repeat(64)}.invalid`, 'E'],
  ])('at %s cannot be reached: nothing was sent', async (url, detail) => {
    const http = new UndiciHttp();
    const lms = { url: new URL(url), apiKey: 'key', timeoutMs: 5_000 };
    const world = lmsWorld(new SmallLms(), { http, lms }, () => http.close());
    const result = await attempt(world);
    expect(result).toMatchObject({
      ...{ class: 'network', code: 'lms-unreachable', retryable: true },
      message: expect.stringContaining(`(${detail}`) as string,
    });
    expect(result).not.toHaveProperty('outcomeUnknown');
    await world.close();
  });
});

describe('the sandbox LMS', () => {
  let world: SandboxWorld;
  const course = 'course-v1:edX+DemoX+2026';
  const encoded = encodeURIComponent(course);

  beforeEach(async () => {
    world = await openSandboxWorld();
  });
  afterEach(() => world.close());

  it('enrolls once when two workers race, and both have the same receipt', async () => {
    const [one, other] = await Promise.all([attempt(world), attempt(world)]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ kind: 'fulfilled', receipt: { courseKey: course } });
    expect(await world.effects()).toEqual([`ada ${course} verified`]);
  });

  it('upgrades the learner, and is left alone when they have more already', async () => {
    const seat = (certificateType: string): Line => {
      return { ...SEAT, attributes: { courseKey: course, certificateType } };
    };
    await attempt(world, seat('audit'));
    await attempt(world, seat('verified'));
    expect(await attempt(world, seat('audit'))).toMatchObject({
      receipt: { courseKey: course, mode: 'verified', superseded: true },
    });
    expect(await world.effects()).toEqual([`ada ${course} audit`, `ada ${course} verified`]);
  });

  it.each([
    ['closed', { closed: true }, { code: 'lms-enrollment-failed', maxAttempts: 3 }],
    ['full', { full: true }, { code: 'lms-enrollment-failed', maxAttempts: 3 }],
    ['expired', { expiredModes: ['verified'] }, { code: 'lms-enrollment-mode-expired' }],
    ['not allowed', { notAllowed: true }, { code: 'lms-enrollment-not-allowed' }],
  ])('with a course that is %s says so', async (_what, settings, failure) => {
    await world.admin('PUT', `courses/${encoded}`, settings);
    const retryable = 'maxAttempts' in failure;
    const expected = { kind: 'failed', class: 'server', retryable, ...failure };
    expect(await attempt(world)).toMatchObject(expected);
    expect(await world.effects()).toEqual([]);
  });

  it('finds the learner enrolled although the course has closed meanwhile', async () => {
    await world.loseAnswer();
    expect(await attempt(world)).toMatchObject({ kind: 'failed', outcomeUnknown: true });
    await world.admin('PUT', `courses/${encoded}`, { closed: true });
    expect(await attempt(world)).toMatchObject({ kind: 'fulfilled' });
  });

  it('links the learner to the enterprise once, though the answer was lost, and then enrolls', async () => {
    const order = exampleOrder([SEAT], {
      vouchers: [{ code: 'ACME', enterpriseCustomerUuid: 'cf246b88-d5f6-4908-a522-fc307e0b0c59' }],
    });
    const attempted = async () => {
      const begin = () => Promise.resolve();
      const module = createEnrollmentModule(world.context);
      for await (const one of module.fulfillProduct(order, [SEAT], { begin })) return one;
      return undefined;
    };
    await world.fail({ route: 'enterprise-learner.post', drop: 'after-applying' });
    expect(await attempted()).toMatchObject({ code: 'lms-connection-lost' });
    expect(await attempted()).toMatchObject({ kind: 'fulfilled' });
    const applied = (await world.ledger()).filter((call) => call.applied);
    expect(applied.map(({ method, user }) => `${method} ${user ?? ''}`)).toHaveLength(2);
  });

  it.each([
    ['missing', { missing: true }, 'lms-user-not-found'],
    ['under an embargo', { embargoed: true }, 'lms-embargo'],
  ])('with a learner who is %s fails for good', async (_what, settings, code) => {
    await world.admin('PUT', 'users/ada', settings);
    expect(await attempt(world)).toMatchObject({ class: 'server', retryable: false, code });
  });

  it('with another key is a matter of the module', async () => {
    const { context } = world;
    const lms = { ...context.lms, apiKey: 'wrong' };
    const result = await attempt({ ...world, context: { ...context, lms } });
    expect(result).toMatchObject({ class: 'configuration', retryable: true });
  });
});
