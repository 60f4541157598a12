import { readFileSync } from 'node:fs';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { UndiciHttp } from '../../../src/platform/http/undici-http.js';

const http = new UndiciHttp({ connectTimeoutMs: 300, timeoutMs: 400, maxBodyBytes: 1024 * 1024 });
const open: { server: Server; sockets: Set<Socket> }[] = [];

afterEach(async () => {
  await Promise.all(
    open.splice(0).map(({ server, sockets }) => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});
afterAll(() => http.close());

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (listener: RequestListener) => listening(createHttpServer(listener));
/** A server below HTTP: does with the connection what it likes once the request has come. */
const doing = (act: (socket: Socket) => void) =>
  listening(
    createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => {
        act(socket);
      });
    }),
  );

describe('an answer', () => {
  it('comes with status, headers, text and JSON', async () => {
    const url = await answering((request, response) => {
      response.setHeader('Retry-After', '7');
      response.statusCode = 429;
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method, url: path, headers } = request;
        response.end(JSON.stringify({ method, path, key: headers['x-key'], body }));
      });
    });
    const outcome = await http.request({
      method: 'POST',
      url: `${url}/a?b=c`,
      headers: { 'x-key': 'k' },
      body: 'text',
    });
    const json = { method: 'POST', path: '/a?b=c', key: 'k', body: 'text' };
    expect(outcome).toMatchObject({ kind: 'response', status: 429, json });
    expect(outcome).toMatchObject({ headers: { 'retry-after': '7' }, body: JSON.stringify(json) });
  });

  it('may be empty or a page', async () => {
    const url = await answering((request, response) => {
      response.end(request.url === '/page' ? '<h1>Oops</h1>' : '');
    });
    const page = await http.request({ method: 'GET', url: `${url}/page` });
    expect(page).toMatchObject({ body: '<h1>Oops</h1>' });
    expect(page).not.toHaveProperty('json');
    expect(await http.request({ method: 'GET', url })).toMatchObject({ status: 200, body: '' });
  });

  it('that sends elsewhere is not followed', async () => {
    let calls = 0;
    const url = await answering((_, response) => {
      calls += 1;
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    const outcome = await http.request({ method: 'GET', url });
    expect(outcome).toMatchObject({ status: 302, headers: { location: '/elsewhere' } });
    expect(calls).toBe(1);
  });

  it('of 10 MB is read up to the first', async () => {
    const url = await answering((_, response) => {
      response.end('x'.repeat(10 * 1024 * 1024));
    });
    const outcome = await http.request({ method: 'GET', url, timeoutMs: 5_000 });
    expect(outcome).toMatchObject({ kind: 'response', status: 200, truncated: true });
    expect(outcome.kind === 'response' && outcome.body.length).toBe(1024 * 1024);
  });

  it('leaves its connection to later calls', async () => {
    const ports = new Set<number | undefined>();
    const url = await answering((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('ok');
    });
    for (let i = 0; i < 10; i += 1) await http.request({ method: 'GET', url });
    expect(ports.size).toBeLessThanOrEqual(2);
  });
});

describe('nothing was sent when', () => {
  it('nobody listens', async () => {
    const url = await answering(() => undefined);
    await new Promise((resolve) => open.pop()?.server.close(resolve));
    expect(await http.request({ method: 'POST', url, body: 'x' })).toEqual({
      kind: 'refused',
      detail: 'ECONNREFUSED',
    });
  });

  it('the name is unknown', async () => {
    // Too long a label to be one: no server is asked, which may take its time.
    const url = `http://${'x'.repeat(64)}.invalid/`;
    const outcome = await http.request({ method: 'GET', url, timeoutMs: 5_000 });
    expect(outcome.kind).toBe('refused');
  });

  it('the connection is reset while it is being secured', async () => {
    const url = await doing((socket) => socket.resetAndDestroy());
    const outcome = await http.request({ method: 'GET', url: url.replace('http:', 'https:') });
    expect(outcome).toEqual({ kind: 'refused', detail: 'ECONNRESET' });
  });

  it('the connection takes too long', async () => {
    const url = await doing(() => undefined); // accepts, and never answers the TLS greeting
    const outcome = await http.request({ method: 'GET', url: url.replace('http:', 'https:') });
    expect(outcome.kind).toBe('timeout-connect');
  });

  it('all connections were busy for as long as the call may take', async () => {
    const narrow = new UndiciHttp({ connections: 1, timeoutMs: 400 });
    const seen: (string | undefined)[] = [];
    const url = await answering((request) => void seen.push(request.url));
    const [first, second] = await Promise.all([
      narrow.request({ method: 'GET', url: `${url}/first` }),
      narrow.request({ method: 'POST', url: `${url}/second`, timeoutMs: 200 }),
    ]);
    expect([first.kind, second.kind]).toEqual(['timeout-read', 'timeout-connect']);
    await narrow.close();
    expect(seen).toEqual(['/first']);
  });
});

describe('nobody knows what came of it when', () => {
  it.each([
    ['the answer does not come', () => undefined, 'timeout-read'],
    ['the answer stops in the middle', (s: Socket) => s.write(head(100) + 'half'), 'timeout-read'],
    ['the connection is closed without an answer', (s: Socket) => s.end(), 'lost'],
    ['the connection is reset without an answer', (s: Socket) => s.resetAndDestroy(), 'lost'],
    ['the connection is closed amid the headers', (s: Socket) => s.end('HTTP/1.1 20'), 'lost'],
    ['the connection is closed amid the body', (s: Socket) => s.end(head(100) + 'half'), 'lost'],
    ['the answer is not HTTP', (s: Socket) => s.end('220 smtp.example.com ESMTP\r\n'), 'lost'],
  ])('%s', async (_, act, kind) => {
    const url = await doing((socket) => void act(socket));
    const outcome = await http.request({ method: 'POST', url, body: 'x' });
    expect(outcome.kind).toBe(kind);
  });

  function head(length: number): string {
    return `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n`;
  }
});

describe('a call that is not HTTP', () => {
  it('is a bug, and thrown', async () => {
    await expect(
      http.request({ method: 'GET', url: 'http://127.0.0.1/', headers: { 'x-key': 'a\nb' } }),
    ).rejects.toThrow('invalid x-key header');
  });
});

describe('a server that anybody could pretend to be', () => {
  const pem = (kind: 'key' | 'crt') => readFileSync(`test/support/tls/self-signed.${kind}`);

  it.each(['0', undefined])('gets no call, with NODE_TLS_REJECT_UNAUTHORIZED=%s', async (said) => {
    let requests = 0;
    const server = createHttpsServer({ key: pem('key'), cert: pem('crt') }, (_, response) => {
      requests += 1;
      response.end();
    });
    const url = (await listening(server)).replace('http:', 'https:');
    if (said !== undefined) process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = said;
    const outcome = await http.request({ method: 'GET', url });
    delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    expect(outcome).toEqual({ kind: 'refused', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(requests).toBe(0);
  });
});
