import { apiKey, course, oauthClient, SandboxWorld } from './sandbox-world.js';
import type { HttpAnswer } from './sandbox-world.js';

const entitlements = '/api/entitlements/v1/entitlements/';
const learners = '/enterprise/api/v1/enterprise-learner/';
const courseUuid = '2c5e8b2e-0f9e-4b5f-9a5c-3d6b0f1b7a11';

describe('the APIs that want a token', () => {
  let world: SandboxWorld;
  let authorization: string;

  beforeEach(async () => {
    world = new SandboxWorld();
    await world.start();
    const { json } = await token();
    authorization = `JWT ${(json as { access_token: string }).access_token}`;
  });
  afterEach(() => world.end());

  function token(
    over: object = {},
    path = '/oauth2/access_token',
    headers = {},
  ): Promise<HttpAnswer> {
    const form = {
      grant_type: 'client_credentials',
      client_id: oauthClient.id,
      client_secret: oauthClient.secret,
      token_type: 'jwt',
      ...over,
    };
    return world.call('POST', path, new URLSearchParams(form).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    });
  }

  const staff = (method: string, path: string, body?: object) =>
    world.call(method, path, body, { authorization });

  const entitlement = (over: object = {}) =>
    staff('POST', entitlements, {
      user: 'ada',
      course_uuid: courseUuid,
      mode: 'verified',
      order_number: 'EDX-1',
      email_opt_in: false,
      ...over,
    });

  describe('OAuth2', () => {
    it.each(['/oauth2/access_token', '/oauth2/access_token/'])(
      'gives a token at %s',
      async (path) => {
        expect(await token({}, path)).toMatchObject({
          status: 200,
          json: {
            access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as unknown,
            expires_in: 3600,
            token_type: 'JWT',
            scope: 'read write email profile',
          },
        });
      },
    );

    it('knows the client by HTTP Basic too', async () => {
      const basic = Buffer.from(`${oauthClient.id}:${oauthClient.secret}`).toString('base64');
      const answer = await token({ client_id: '', client_secret: '' }, undefined, {
        authorization: `Basic ${basic}`,
      });
      expect(answer.status).toBe(200);
    });

    it('refuses another client and another grant', async () => {
      expect(await token({ client_secret: 'guess' })).toMatchObject({
        status: 401,
        json: { error: 'invalid_client' },
      });
      expect(await token({ grant_type: 'password' })).toMatchObject({
        status: 400,
        json: { error: 'unsupported_grant_type' },
      });
    });

    it('leaves no secret in the ledger', async () => {
      const calls = JSON.stringify(await world.ledger('?route=oauth2.token'));
      expect(calls).toContain('oauth2.token');
      expect(calls).not.toContain(oauthClient.secret);
    });

    it('gives tokens that end after an hour and outlive a restart', async () => {
      await world.stop();
      await world.start();
      expect((await staff('GET', `${entitlements}?user=ada`)).status).toBe(200);
      await world.stop();
      await world.start({ now: () => new Date(Date.now() + 3_600_000) });
      expect((await staff('GET', `${entitlements}?user=ada`)).status).toBe(401);
    });
  });

  describe('entitlements', () => {
    it('are created, read, listed and deleted', async () => {
      const made = await entitlement();
      expect(made).toMatchObject({
        status: 201,
        json: {
          user: 'ada',
          course_uuid: courseUuid,
          enrollment_course_run: null,
          expired_at: null,
          mode: 'verified',
          refund_locked: false,
          order_number: 'EDX-1',
          support_details: [],
        },
      });
      const { uuid } = made.json as { uuid: string };
      expect((await staff('GET', `${entitlements}${uuid}/`)).json).toEqual(made.json);
      expect((await staff('GET', `${entitlements}?user=ada`)).json).toMatchObject({
        count: 1,
        next: null,
        previous: null,
        results: [made.json],
      });
      expect((await staff('DELETE', `${entitlements}${uuid}/`)).status).toBe(204);
      expect((await staff('DELETE', `${entitlements}${uuid}/`)).status).toBe(204);
      expect((await staff('GET', `${entitlements}${uuid}/`)).json).toMatchObject({
        expired_at: expect.any(String) as unknown,
      });
      expect((await staff('DELETE', `${entitlements}${courseUuid}/`)).status).toBe(404);
    });

    it('are not made twice for one order and course, but for no order as often as asked', async () => {
      await entitlement();
      expect((await entitlement()).status).toBe(400);
      expect((await entitlement({ user: 'bob' })).status).toBe(400);
      expect((await entitlement({ order_number: null })).status).toBe(201);
      expect((await entitlement({ order_number: null })).status).toBe(201);
      expect(await world.ledger('?user=ada&route=entitlement.post')).toMatchObject([
        { status: 201, applied: true, course: courseUuid },
        { status: 400, applied: false },
        { status: 201, applied: true },
        { status: 201, applied: true },
      ]);
    });

    it('are refused with the field that is wrong', async () => {
      await world.call('PUT', '/sandbox/users/eve', { missing: true });
      expect(await entitlement({ mode: undefined })).toMatchObject({
        status: 400,
        json: { mode: ['This field is required.'] },
      });
      expect((await entitlement({ course_uuid: 'DemoX' })).json).toHaveProperty('course_uuid');
      expect((await entitlement({ user: 'eve' })).json).toHaveProperty('user');
    });

    it('want a token of staff, and the API key is none', async () => {
      const keyed = await world.call('POST', entitlements, {}, { 'x-edx-api-key': apiKey });
      expect(keyed.status).toBe(401);
      const learner = await world.call('POST', '/sandbox/users/ada/tokens');
      const { access_token } = learner.json as { access_token: string };
      const answer = await world.call(
        'POST',
        entitlements,
        {},
        { authorization: `JWT ${access_token}` },
      );
      expect(answer.status).toBe(403);
    });

    it('come in pages of 50', async () => {
      for (let order = 0; order < 51; order += 1)
        await entitlement({ order_number: `EDX-${order}` });
      const first = await staff('GET', `${entitlements}?user=ada`);
      const { results, next } = first.json as { results: unknown[]; next: string };
      expect(results).toHaveLength(50);
      const second = await staff('GET', next.slice(world.url.length));
      expect(second.json).toMatchObject({ count: 51, num_pages: 2, current_page: 2, next: null });
      expect((second.json as { results: unknown[] }).results).toHaveLength(1);
    });

    it('upgrade the only run the learner is in, and end it with them', async () => {
      await world.call('PUT', `/sandbox/catalog/${courseUuid}`, {
        runs: [course, 'course-v1:a+b+c'],
      });
      await world.enroll('ada', { mode: 'audit' });
      const made = await entitlement();
      expect(made.json).toMatchObject({ enrollment_course_run: course });
      expect((await world.readEnrollment('ada')).json).toMatchObject({ mode: 'verified' });
      const { uuid } = made.json as { uuid: string };
      await staff('DELETE', `${entitlements}${uuid}/`);
      expect((await world.readEnrollment('ada')).json).toMatchObject({ is_active: false });
    });
  });

  describe('enterprise learners', () => {
    const customer = 'cf246b88-d5f6-4908-a522-fc307e0b0c59';
    const link = (username: string) =>
      staff('POST', learners, { enterprise_customer: customer, username, active: true });
    const find = () => staff('GET', `${learners}?enterprise_customer=${customer}&username=ada`);

    it('are linked once, however often it is asked', async () => {
      expect((await find()).json).toMatchObject({ count: 0, results: [] });
      expect((await link('ada')).status).toBe(201);
      expect((await link('ada')).status).toBe(201);
      expect((await find()).json).toMatchObject({
        count: 1,
        results: [{ id: 1, enterprise_customer: { uuid: customer }, user: { username: 'ada' } }],
      });
    });

    it('have to exist', async () => {
      await world.call('PUT', '/sandbox/users/eve', { missing: true });
      expect((await link('eve')).status).toBe(400);
      expect((await staff('POST', learners, {})).json).toHaveProperty('enterprise_customer');
    });
  });

  it('tell of credit providers', async () => {
    const one = await staff('GET', '/api/credit/v1/providers/mit/');
    expect(one.json).toMatchObject({ id: 'mit', display_name: 'MIT', enable_integration: false });
    const two = await staff('GET', '/api/credit/v1/providers/?provider_ids=mit,asu');
    expect(two.json).toMatchObject([{ id: 'mit' }, { id: 'asu' }]);
    expect((await world.call('GET', '/api/credit/v1/providers/mit/')).status).toBe(401);
  });
});
