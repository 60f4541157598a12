import { course, enrollmentPath, SandboxWorld } from './sandbox-world.js';

describe('faults to order', () => {
  let world: SandboxWorld;

  beforeEach(async () => {
    world = new SandboxWorld();
    await world.start();
  });
  afterEach(() => world.end());

  async function fault(body: object): Promise<void> {
    expect(await world.call('POST', '/sandbox/faults', body)).toMatchObject({ status: 201 });
  }

  async function enrollments(user: string): Promise<unknown[]> {
    const { json } = await world.call('GET', `/sandbox/enrollments?user=${user}`);
    return (json as { enrollments: unknown[] }).enrollments;
  }

  it('answer a status so many times, then the LMS is well again', async () => {
    await fault({ route: 'enrollment.post', status: 503, times: 2 });
    const statuses = [];
    for (let call = 0; call < 3; call += 1) statuses.push((await world.enroll('ada')).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect(await world.ledger('?user=ada')).toMatchObject([
      { status: 503, applied: false, fault: expect.any(String) as unknown },
      { status: 503, applied: false },
      { status: 200, applied: true },
    ]);
  });

  it('outlive a restart with what is left of them', async () => {
    await fault({ route: 'enrollment.post', status: 503, times: 2 });
    await world.enroll('ada');
    await world.stop();
    await world.start();
    expect((await world.enroll('ada')).status).toBe(503);
    expect((await world.enroll('ada')).status).toBe(200);
  });

  it('drop the connection before anything is applied', async () => {
    await fault({ route: 'enrollment.post', drop: 'before' });
    await expect(world.enroll('ada')).rejects.toThrow();
    expect(await enrollments('ada')).toEqual([]);
    expect(await world.ledger()).toMatchObject([{ status: null, applied: false }]);
  });

  it('drop the connection after the enrollment was applied', async () => {
    await fault({ route: 'enrollment.post', drop: 'after-applying' });
    await expect(world.enroll('ada')).rejects.toThrow();
    expect(await enrollments('ada')).toHaveLength(1);
    expect(await world.ledger()).toMatchObject([{ status: null, applied: true }]);
  });

  it('answer an error although the enrollment was applied', async () => {
    await fault({ route: 'enrollment.post', status: 504, apply: true });
    expect((await world.enroll('ada')).status).toBe(504);
    expect(await enrollments('ada')).toHaveLength(1);
  });

  it('delay the answer to what was applied at once', async () => {
    await fault({ route: 'enrollment.post', delayMs: 60_000 });
    const impatient = new AbortController();
    const call = fetch(`${world.url}${enrollmentPath}`, {
      method: 'POST',
      headers: world.keyed,
      body: JSON.stringify({ user: 'ada', course_details: { course_id: course } }),
      signal: impatient.signal,
    });
    call.catch(() => undefined);
    while ((await enrollments('ada')).length === 0);
    impatient.abort();
    await expect(call).rejects.toThrow();
  });

  it('do not hold up the end of the server', async () => {
    await fault({ route: 'enrollment.get', delayMs: 60_000 });
    const read = world.readEnrollment('ada');
    read.catch(() => undefined);
    while ((await world.ledger()).length === 0);
    await world.stop();
    await expect(read).rejects.toThrow();
    await world.start();
  });

  it('limit the rate, and say when to come again', async () => {
    await fault({ route: 'enrollment.post', status: 429, retryAfter: 3 });
    const answer = await world.enroll('ada');
    expect(answer).toMatchObject({
      status: 429,
      json: { detail: expect.stringContaining('throttled') as unknown },
    });
    expect(answer.headers.get('retry-after')).toBe('3');
  });

  it('answer the right body as the wrong type', async () => {
    await fault({ route: 'enrollment.post', contentType: 'text/html' });
    const answer = await world.enroll('ada');
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(JSON.parse(answer.text)).toMatchObject({ user: 'ada' });
  });

  it.each([
    [{ status: 500, body: { detail: 'Nothing but detail.' } }, '{"detail":"Nothing but detail."}'],
    [{ status: 500, body: '' }, ''],
    [{ status: 502, body: '<h1>Bad Gateway</h1>' }, '<h1>Bad Gateway</h1>'],
  ])('answer the body of %j', async (how, text) => {
    await fault({ route: 'enrollment.post', ...how });
    expect((await world.enroll('ada')).text).toBe(text);
  });

  it('answer a body of 10 MB', async () => {
    await fault({ route: 'enrollment.post', status: 500, bodyBytes: 10_000_000 });
    expect((await world.enroll('ada')).text).toHaveLength(10_000_000);
  });

  it('meet one user, one course or one route, and leave the others alone', async () => {
    await fault({ route: 'any', user: 'bob', course, status: 503 });
    expect((await world.enroll('ada')).status).toBe(200);
    expect((await world.readEnrollment('bob')).status).toBe(503);
    expect((await world.enroll('bob')).status).toBe(200);
  });

  it('go away when they are deleted', async () => {
    await fault({ route: 'any', status: 503, times: 1000 });
    expect((await world.call('GET', '/sandbox/faults')).json).toMatchObject({
      faults: [{ route: 'any', status: 503, times: 1000 }],
    });
    expect((await world.call('DELETE', '/sandbox/faults')).status).toBe(204);
    expect((await world.enroll('ada')).status).toBe(200);
  });

  it.each([
    [{ status: 503 }, 'route: is missing'],
    [{ route: 'enrolment.post', status: 503 }, 'route: must be one of any, enrollment.post'],
    [{ route: 'any', status: 99 }, 'status: must be a whole number from 200 to 599'],
    [{ route: 'any', status: 503, times: 0 }, 'times: must be a whole number from 1'],
    [{ route: 'any', drop: 'maybe' }, 'drop: must be one of before, after-applying'],
    [{ route: 'any', drop: 'before', status: 503 }, 'drop: a dropped connection has neither'],
    [{ route: 'any', status: 503, colour: 'red' }, 'colour: is not known here'],
    [{ route: 'any' }, 'nothing would go wrong'],
    ['not json', 'the body must be a JSON object'],
  ])('are refused when they make no sense: %j', async (body, says) => {
    const answer = await world.call('POST', '/sandbox/faults', body);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(says);
  });
});

describe('the books can be arranged', () => {
  let world: SandboxWorld;

  beforeEach(async () => {
    world = new SandboxWorld();
    await world.start();
  });
  afterEach(() => world.end());

  it('a course is closed, and opened again, for good', async () => {
    const path = `/sandbox/courses/${encodeURIComponent(course)}`;
    expect((await world.call('PUT', path, { closed: true })).status).toBe(200);
    await world.stop();
    await world.start();
    expect((await world.enroll('ada')).status).toBe(400);
    await world.call('PUT', path, {});
    expect((await world.enroll('ada')).status).toBe(200);
  });

  it('a user goes missing', async () => {
    await world.call('PUT', '/sandbox/users/ada', { missing: true });
    expect((await world.enroll('ada')).status).toBe(406);
  });

  it('nonsense is refused', async () => {
    const answer = await world.call('PUT', `/sandbox/courses/${course}`, { closed: 'yes' });
    expect(answer).toMatchObject({
      status: 400,
      json: { errors: ['closed: must be true or false'] },
    });
  });
});
