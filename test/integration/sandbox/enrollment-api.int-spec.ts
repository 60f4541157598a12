import { appendFileSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { apiKey, course, enrollmentPath, SandboxWorld } from './sandbox-world.js';

describe('the Enrollment API over HTTP', () => {
  let world: SandboxWorld;

  beforeEach(async () => {
    world = new SandboxWorld();
    await world.start();
  });
  afterEach(() => world.end());

  it('enrolls, and reads back what it enrolled', async () => {
    const made = await world.enroll('ada');
    expect(made).toMatchObject({
      status: 200,
      json: { user: 'ada', mode: 'verified', is_active: true },
    });
    const read = await world.readEnrollment('ada');
    expect(read.json).toEqual(made.json);
  });

  it('reads an unescaped course key too', async () => {
    await world.enroll('ada');
    const read = await world.call('GET', `${enrollmentPath}/ada,${course}`, undefined, {
      'x-edx-api-key': apiKey,
    });
    expect(read.json).toMatchObject({ user: 'ada', course_details: { course_id: course } });
  });

  it('reads 200 and an empty body where there is no enrollment', async () => {
    const read = await world.readEnrollment('bob');
    expect(read).toMatchObject({ status: 200, text: '' });
  });

  it('lists the active enrollments of a user', async () => {
    await world.enroll('ada');
    await world.enroll('ada', {
      course_details: { course_id: 'course-v1:a+b+c' },
      is_active: false,
    });
    const list = await world.call('GET', `${enrollmentPath}?user=ada`, undefined, {
      'x-edx-api-key': apiKey,
    });
    expect(list.json).toEqual([expect.objectContaining({ user: 'ada', mode: 'verified' })]);
  });

  it.each([{}, { 'x-edx-api-key': 'wrong' }, { authorization: 'JWT not.a.token' }])(
    'knows nobody with %o',
    async (headers: Record<string, string>) => {
      const body = { user: 'ada', course_details: { course_id: course } };
      const answer = await world.call('POST', enrollmentPath, body, headers);
      expect(answer).toMatchObject({
        status: 401,
        json: { detail: expect.any(String) as unknown },
      });
    },
  );

  it('has no address with a slash at the end', async () => {
    const answer = await world.call('POST', `${enrollmentPath}/`, {}, { 'x-edx-api-key': apiKey });
    expect(answer.status).toBe(404);
    expect(await world.ledger()).toMatchObject([{ route: 'unknown', status: 404 }]);
  });

  it('throttles a learner after 40 calls in a minute, never the key', async () => {
    const token = await world.call('POST', '/sandbox/users/ada/tokens');
    const authorization = `JWT ${(token.json as { access_token: string }).access_token}`;
    const asLearner = () =>
      world.call('GET', `${enrollmentPath}?user=ada`, undefined, { authorization });
    for (let call = 0; call < 40; call += 1) expect((await asLearner()).status).toBe(200);
    const refused = await asLearner();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await world.readEnrollment('ada')).status).toBe(200);
  });

  it('says in its ledger who asked for what and what came of it, but never the key', async () => {
    await world.enroll('ada', {}, { 'x-forwarded-for': '192.0.2.1' });
    await world.enroll('ada');
    await world.enroll('bob', { mode: 'platinum' });
    expect(await world.ledger(`?user=ada&course=${encodeURIComponent(course)}`)).toMatchObject([
      {
        number: 1,
        route: 'enrollment.post',
        method: 'POST',
        path: enrollmentPath,
        user: 'ada',
        course,
        mode: 'verified',
        status: 200,
        applied: true,
        headers: { 'x-edx-api-key': 'right', 'x-forwarded-for': '192.0.2.1' },
        body: { user: 'ada', is_active: true },
      },
      { number: 2, status: 200, applied: false },
    ]);
    expect(await world.ledger('?user=bob')).toMatchObject([{ status: 400, applied: false }]);
    expect(readFileSync(join(world.dataDir, 'sandbox', 'lms.jsonl'), 'utf8')).not.toContain(apiKey);
  });

  it('keeps its books over a restart, with a torn last line as well', async () => {
    const made = await world.enroll('ada');
    await world.stop();
    appendFileSync(join(world.dataDir, 'sandbox', 'lms.jsonl'), '{"at":"2026-11-23T10:');
    await world.start();
    expect((await world.readEnrollment('ada')).json).toEqual(made.json);
    expect(await world.ledger()).toHaveLength(2);
  });

  it('takes any free port where the wanted one is in use', async () => {
    await world.stop();
    const other = createServer();
    const taken = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        resolve((other.address() as { port: number }).port);
      });
    });
    const lms = await world.start({ port: taken });
    expect(lms.port).not.toBe(taken);
    expect((await world.enroll('ada')).status).toBe(200);
    await new Promise((resolve) => other.close(resolve));
  });
});
