import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { DEEPEST_BODY, LIMITS, MOST_MEMBERS } from '../../../src/platform/http/limits.js';
import { bearer, type LittleApp, startLittleApp } from './little-app.js';

/** Small ones, so that nobody has to wait for those that are there in truth. */
const SMALL = { headMs: 150, requestMs: 400, checkEveryMs: 25 };

let little: LittleApp;
let token = '';
beforeAll(async () => {
  little = await startLittleApp();
  token = await bearer('checkout', 'operator');
});
afterAll(() => little.app.close());

interface Said {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: { readonly code?: string; readonly errors?: readonly { readonly code: string }[] };
  readonly raw: string;
}

/** Sends these bytes over a connection of its own, and hears everything until the other side hangs up. */
function send(...parts: readonly string[]): Promise<Said> {
  return sendOn(little, parts);
}

/** @param parts an empty one ends the request @param afterwards what is sent once something was heard */
function sendOn({ url }: LittleApp, parts: readonly string[], afterwards = ''): Promise<Said> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    let raw = '';
    const socket: Socket = connect(Number(port), hostname, () => {
      for (const part of parts) {
        if (part === '') socket.end();
        else socket.write(part);
      }
    });
    socket.on('error', reject);
    if (afterwards) socket.once('data', () => socket.write(afterwards));
    socket.on('data', (chunk: Buffer) => (raw += chunk.toString()));
    socket.on('close', () => {
      resolve(parsed(raw));
    });
  });
}

function parsed(raw: string): Said {
  const [head = '', text = ''] = raw.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 2),
    ]),
  );
  const body = text.startsWith('{') ? (JSON.parse(text) as Said['body']) : {};
  return { status: Number(first.split(' ')[1]), headers, body, raw };
}

const head = (line: string, ...more: readonly string[]): string =>
  [`${line} HTTP/1.1`, 'Host: us', `Authorization: ${token}`, ...more].join('\r\n') + '\r\n\r\n';
const CLOSE = 'Connection: close';
const JSON_BODY = 'Content-Type: application/json';

const get = (path: string, ...more: readonly string[]): Promise<Said> =>
  send(head(`GET ${path}`, CLOSE, ...more));
const post = (body: string): Promise<Said> =>
  send(head('POST /parcels', CLOSE, JSON_BODY, `Content-Length: ${body.length}`), body);

function expectProblem(said: Said, status: number, code: string): void {
  expect({ status: said.status, code: said.body.code }).toEqual({ status, code });
  expect(said.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(said.raw.match(/HTTP\/1\.1 /g)).toHaveLength(1);
}

describe('the head of a request', () => {
  it.each([
    ['in one header', [`X-Long: ${'x'.repeat(LIMITS.headBytes)}`]],
    ['in many', Array.from({ length: 300 }, (_, n) => `X-${n}: ${'x'.repeat(60)}`)],
  ])('is refused with 431 when it is too large %s, and the connection ends', async (_, more) => {
    const said = await get('/health/live', ...more);
    expectProblem(said, 431, 'headers-too-large');
    expect(said.headers.get('connection')).toBe('close');
    expect(said.headers.get('content-length')).toBe(String(JSON.stringify(said.body).length));
  });

  it('may be nearly as large as that', async () => {
    const many = [1, 2].map((n) => `X-${n}: ${'x'.repeat(LIMITS.headBytes / 2 - 500)}`);
    expect((await get('/health/live', ...many)).status).toBe(200);
  });
});

describe('an address', () => {
  const query = (length: number): string => `/parcels?colour=${'x'.repeat(length)}`;

  it('may be as long as the limit: then it is its query that is refused', async () => {
    const longest = query(LIMITS.urlLength - query(0).length);
    expectProblem(await get(longest), 400, 'request-malformed');
  });

  it.each(['/parcels', '/health/live', '/nowhere'])(
    'is refused with 414 when it is longer, before anybody asks who it is: %s',
    async (path) => {
      const said = await get(`${path}?q=${'x'.repeat(LIMITS.urlLength)}`);
      expectProblem(said, 414, 'url-too-long');
      expect(said.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
    },
  );

  it('is refused with 431 when it alone is as large as a whole head may be', async () => {
    expectProblem(await get(query(LIMITS.headBytes)), 431, 'headers-too-large');
  });

  it('is refused with 414 when a part of it is too long', async () => {
    expect((await get(`/parcels/${'x'.repeat(LIMITS.urlPartLength)}`)).status).toBe(404);
    const said = await get(`/parcels/${'x'.repeat(LIMITS.urlPartLength + 1)}`);
    expectProblem(said, 414, 'url-too-long');
  });
});

describe('a body', () => {
  const nested = (deep: number): string => '{"a":'.repeat(deep - 1) + '{}' + '}'.repeat(deep - 1);
  const codes = ({ body }: Said): readonly string[] => (body.errors ?? []).map(({ code }) => code);

  it('may be as large as the limit: then it is its content that is refused', async () => {
    const empty = JSON.stringify({ note: '' }).length;
    const largest = JSON.stringify({ note: 'x'.repeat(LIMITS.bodyBytes - empty) });
    expectProblem(await post(largest), 400, 'request-malformed');
    expectProblem(await post(`${largest} `), 413, 'body-too-large');
  });

  it('is refused with 413 also when it does not say how large it is', async () => {
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    const chunks = Array.from({ length: 17 }, () => chunk);
    const said = await send(
      head('POST /parcels', JSON_BODY, CLOSE, 'Transfer-Encoding: chunked'),
      ...chunks,
    );
    expectProblem(said, 413, 'body-too-large');
  });

  it('is refused when it is nested too deep, however deep', async () => {
    expect(codes(await post(nested(DEEPEST_BODY)))).not.toContain('too-deep');
    for (const text of [nested(DEEPEST_BODY + 1), nested(40_000)]) {
      const said = await post(text);
      expectProblem(said, 400, 'request-malformed');
      expect(codes(said)).toEqual(['too-deep']);
    }
  });

  it('is refused when a list of it has too many members', async () => {
    const said = await post(JSON.stringify({ note: Array.from({ length: MOST_MEMBERS + 1 }) }));
    expect([said.status, codes(said)]).toEqual([400, ['too-many-members']]);
  });
});

describe('a slow caller', () => {
  let impatient: LittleApp;
  beforeAll(async () => {
    impatient = await startLittleApp(SMALL);
  });
  afterAll(() => impatient.app.close());

  it.each([
    ['who says nothing at all', []],
    ['whose headers never end', ['GET /health/live HTTP/1.1\r\nHost: us\r\n']],
  ])('%s is answered 408, and the connection ends', async (_, parts) => {
    const said = await sendOn(impatient, parts);
    expectProblem(said, 408, 'request-too-slow');
    expect(said.headers.get('connection')).toBe('close');
  });

  it('whose body never ends is answered 408, and makes room for another', async () => {
    const unfinished = [head('POST /parcels', JSON_BODY, 'Content-Length: 99'), '{"number":'];
    expectProblem(await sendOn(impatient, unfinished), 408, 'request-too-slow');
    expect((await sendOn(impatient, [head('GET /health/live', CLOSE)])).status).toBe(200);
  });

  it('has as long as the limits say where nothing else is asked for', () => {
    const server = impatient.app.getHttpServer() as unknown as Record<string, number>;
    expect(server).toMatchObject({ headersTimeout: SMALL.headMs, requestTimeout: SMALL.requestMs });
    expect(LIMITS.headMs).toBeLessThanOrEqual(LIMITS.requestMs);
    expect(LIMITS.checkEveryMs).toBeLessThan(LIMITS.headMs);
  });
});

describe('requests under way', () => {
  it('beyond the limit are answered 503 and when to come back; those who watch over us get through', async () => {
    const narrow = await startLittleApp({ inFlight: 1 });
    const { port, hostname } = new URL(narrow.url);
    const unread = head('POST /parcels', JSON_BODY, 'Content-Length: 9', 'Expect: 100-continue');
    const held = connect(Number(port), hostname, () => held.write(unread));
    await once(held, 'data'); // its body is waited for
    try {
      const said = await sendOn(narrow, [head('GET /parcels', CLOSE)]);
      expectProblem(said, 503, 'overloaded');
      expect(said.headers.get('retry-after')).toBe('1');
      expect(said.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
      expect((await sendOn(narrow, [head('GET /health/live', CLOSE)])).status).toBe(200);
    } finally {
      held.destroy();
      await narrow.app.close();
    }
  });
});

describe('a request that ends too early', () => {
  it('is answered 400, whatever of its body came', async () => {
    const unfinished = head('POST /parcels', JSON_BODY, 'Content-Length: 99');
    expectProblem(await sendOn(little, [unfinished, '{"number":', '']), 400, 'body-incomplete');
  });
});

describe('noise', () => {
  it('instead of a request is answered 400', async () => {
    expectProblem(await send('hello\r\n\r\n'), 400, 'not-http');
  });

  it('after half an answer cuts it off: nothing is added to it', async () => {
    const { raw } = await sendOn(little, [head('GET /parcels/P-1/half')], 'hello\r\n\r\n');
    expect(raw).toContain('half an answer');
    expect(raw).not.toContain('not-http');
  });
});
