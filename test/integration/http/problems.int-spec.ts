import type { FieldError } from '../../../src/kernel/rejection.js';
import { bearer, type LittleApp, startLittleApp } from './little-app.js';

let little: LittleApp;
beforeAll(async () => {
  little = await startLittleApp();
});
afterAll(() => little.app.close());

const parcel = { number: 'P-1', basket: { lines: [{ sku: 'A1', quantity: 2 }] } };

async function post(body: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${little.url}/parcels`, {
    method: 'POST',
    headers: {
      authorization: await bearer('checkout'),
      'content-type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { answer, body: (await answer.json()) as { code: string; errors: FieldError[] } };
}

async function get(path: string, authorization?: string) {
  const answer = await fetch(`${little.url}${path}`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  return { answer, body: (await answer.json()) as { code: string; detail: string } };
}

function said({ errors }: { errors: readonly FieldError[] }): readonly string[] {
  return errors.map(({ path, code, message }) => `${path} ${code}: ${message}`);
}

describe('a good request', () => {
  it('reaches the controller as an instance of its class', async () => {
    const { answer, body } = await post(parcel);
    expect(answer.status).toBe(201);
    expect(body).toEqual({ number: 'P-1', by: 'olga', isRequest: true });
  });

  it('may have numbers in its query', async () => {
    expect((await get('/parcels?limit=5', await bearer('checkout'))).body).toEqual({ limit: 5 });
  });
});

describe('a bad body', () => {
  it('of the wrong form is answered 400, naming every bad field', async () => {
    const { answer, body } = await post({
      number: 7,
      basket: { lines: [{ sku: '-', quantity: '2' }, 'x', { sku: 'A', quantity: 0, colour: 1 }] },
      note: null,
      extra: true,
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({
      type: 'urn:makegood:problem:request-malformed',
      title: 'Bad Request',
      status: 400,
      code: 'request-malformed',
    });
    expect(said(body)).toEqual([
      'extra unknown-field: extra is not a field of this request',
      'number wrong-type: number must be a string',
      'basket.lines[1] wrong-type: basket.lines[1] must be an object',
      'basket.lines[0].sku sku-invalid: sku must be letters and digits',
      'basket.lines[0].quantity wrong-type: quantity must be an integer number',
      'basket.lines[2].colour unknown-field: basket.lines[2].colour is not a field of this request',
      'basket.lines[2].quantity quantity-invalid: quantity must be 1 or more',
      'note wrong-type: note must not be null',
    ]);
  });

  it('that breaks only rules is answered 422', async () => {
    const { answer, body } = await post({ number: 'X', basket: { lines: [] } });
    expect(answer.status).toBe(422);
    expect(body).toMatchObject({
      code: 'request-invalid',
      errors: [
        { path: 'number', code: 'number-invalid' },
        { path: 'basket.lines', code: 'no-lines' },
      ],
    });
  });

  const { number, basket } = parcel;
  it.each([
    ['a missing field', { number }, 'basket missing: basket is missing'],
    ['a list for an object', { number, basket: [] }, 'basket wrong-type: basket must be an object'],
    [
      'an object for a list',
      { number, basket: { lines: {} } },
      'basket.lines wrong-type: lines must be an array',
    ],
    [
      'a list for a line',
      { number, basket: { lines: [[]] } },
      'basket.lines[0] wrong-type: basket.lines[0] must be an object',
    ],
    [
      'a name that every object has',
      { number, basket, constructor: 1 },
      'constructor unknown-field: constructor is not a field',
    ],
    ['a list', [parcel], ' wrong-type: The body must be a JSON object'],
    ['null', 'null', ' missing: The body is missing'],
  ])('with %s is answered 400', async (_, given, error) => {
    const { answer, body } = await post(given);
    expect([answer.status, body.code]).toEqual([400, 'request-malformed']);
    expect(said(body)).toEqual([error]);
  });

  it.each([
    ['no JSON', '{"number":', 400, 'not-json'],
    ['nothing in it', '', 400, 'not-json'],
    ['a poisoned prototype', '{"__proto__": {"admin": true}}', 400, 'not-json'],
    [
      'nesting without end',
      '{"a":'.repeat(1_000) + '1' + '}'.repeat(1_000),
      400,
      'request-malformed',
    ],
    ['more than 256 kB', JSON.stringify({ number: 'x'.repeat(300_000) }), 413, 'body-too-large'],
  ])('with %s is refused', async (_, text, status, code) => {
    const { answer, body } = await post(text);
    expect([answer.status, body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'of type %s is refused',
    async (type) => {
      const { answer, body } = await post(parcel, { 'content-type': type });
      expect([answer.status, body.code]).toEqual([415, 'unsupported-media-type']);
    },
  );
});

describe('a bad query', () => {
  it.each([
    ['limit=x', 400, 'request-malformed'],
    ['limit=11', 422, 'request-invalid'],
    ['limit=1&limit=2', 400, 'request-malformed'],
    ['colour=red', 400, 'request-malformed'],
  ])('%s', async (query, status, code) => {
    const { answer, body } = await get(`/parcels?${query}`, await bearer('operator'));
    expect([answer.status, body.code]).toEqual([status, code]);
  });
});

describe('a refusal', () => {
  it.each([
    ['/parcels/P-9', 404, 'parcel-unknown'],
    ['/parcels/P-9/taken', 409, 'parcel-taken'],
    ['/parcels/P-9/odd', 422, 'parcel-odd'],
    ['/nowhere', 404, 'not-found'],
    ['/parcels/%zz', 400, 'bad-url'],
    [`/parcels/${'x'.repeat(200)}`, 414, 'url-too-long'],
  ])('of %s has the number of its code', async (path, status, code) => {
    const { answer, body } = await get(path, await bearer('operator'));
    expect([answer.status, body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('carries the errors of the rejection', async () => {
    const { body } = await get('/parcels/P-9/odd', await bearer('operator'));
    expect(body).toMatchObject({ errors: [{ path: 'number', code: 'odd' }] });
  });
});

describe('a bug', () => {
  it('is answered 500 without a word about what happened, and logged', async () => {
    const { answer, body } = await get('/parcels/bug', await bearer('admin'));
    expect([answer.status, body.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(body)).not.toContain('hunter2');
    const id = answer.headers.get('x-request-id')!;
    expect(body.detail).toContain(id);
    expect(little.log.some((line) => line.includes(id) && line.includes('hunter2'))).toBe(true);
  });
});

describe('the log', () => {
  it('has one line per answer, with the pattern and not the address', async () => {
    await get('/parcels/P-secret/odd?name=lovelace', await bearer('operator'));
    const line = little.log.findLast((l) => l.includes('/parcels/:number/odd'))!;
    expect(JSON.parse(line)).toMatchObject({
      method: 'GET',
      route: '/parcels/:number/odd',
      status: 422,
    });
    expect(little.log.join()).not.toMatch(/P-secret|lovelace/);
  });

  it('takes over the trace id of the caller', async () => {
    const id = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await fetch(`${little.url}/health/live`, {
      headers: { traceparent: `00-${id}-00f067aa0ba902b7-01` },
    });
    expect(answer.headers.get('x-request-id')).toBe(id);
  });
});

describe('health', () => {
  it('is live, and ready while its checks are', async () => {
    expect((await get('/health/live')).answer.status).toBe(200);
    const ready = await get('/health/ready');
    expect(ready.answer.status).toBe(200);
    expect(ready.body).toEqual({ status: 'ok', checks: { 'event-store': { ok: true } } });
    little.health.ok = false;
    const failing = await get('/health/ready');
    expect(failing.answer.status).toBe(503);
    little.health.ok = true;
  });
});
