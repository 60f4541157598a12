import { ClientCredentials } from './client-credentials.js';
import type { OutgoingOutcome, OutgoingRequest } from './outgoing-http.js';

const CLIENT = {
  tokenUrl: 'https://lms.test/oauth2/access_token',
  clientId: 'makegood',
  clientSecret: 's3cr&t',
};

function granted(token: unknown, expires_in?: unknown): OutgoingOutcome {
  const json = { access_token: token, expires_in };
  return { kind: 'response', status: 200, headers: {}, body: '', json };
}

class Server {
  readonly asked: OutgoingRequest[] = [];
  now = 0;
  answer: () => Promise<OutgoingOutcome> = () =>
    Promise.resolve(granted(`t${this.asked.length}`, 3_600));
  readonly tokens = new ClientCredentials(
    {
      request: (request) => {
        this.asked.push(request);
        return this.answer();
      },
    },
    CLIENT,
    () => this.now,
  );

  async given(): Promise<string | undefined> {
    const outcome = await this.tokens.token();
    return outcome.kind === 'token' ? outcome.token : undefined;
  }
}

describe('client credentials', () => {
  it('ask as RFC 6749 says, and the secret is in no address', async () => {
    const server = new Server();
    await server.given();
    const [{ method, url, body } = { method: '', url: '', body: '' }] = server.asked;
    expect([method, url]).toEqual(['POST', CLIENT.tokenUrl]);
    expect(Object.fromEntries(new URLSearchParams(String(body)))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'makegood',
      client_secret: 's3cr&t',
      token_type: 'jwt',
    });
  });

  it.each([
    [undefined, 5_000],
    [900, 900],
    [60_000, 5_000],
  ])('waits no longer than who asks: %p', async (timeoutMs, expected) => {
    const asked: OutgoingRequest[] = [];
    const request = (one: OutgoingRequest) => {
      asked.push(one);
      return Promise.resolve(granted('t', 60));
    };
    const client = { ...CLIENT, ...(timeoutMs !== undefined && { timeoutMs }) };
    await new ClientCredentials({ request }, client).token();
    expect(asked[0]?.timeoutMs).toBe(expected);
  });

  it('keep a token until shortly before its end', async () => {
    const server = new Server();
    expect(await server.given()).toBe('t1');
    server.now = 3_539_999;
    expect(await server.given()).toBe('t1');
    server.now = 3_540_000;
    expect(await server.given()).toBe('t2');
  });

  it.each([undefined, 0, -1, 'soon', null])(
    'trust a life of %p for a minute only',
    async (life) => {
      const server = new Server();
      server.answer = () => Promise.resolve(granted(`t${server.asked.length}`, life));
      await server.given();
      server.now = 53_000;
      expect(await server.given()).toBe('t1');
      server.now = 54_000;
      expect(await server.given()).toBe('t2');
    },
  );

  it('fetch one token for all who ask at the same time', async () => {
    const server = new Server();
    const all = await Promise.all(Array.from({ length: 20 }, () => server.given()));
    expect(new Set(all)).toEqual(new Set(['t1']));
    expect(server.asked).toHaveLength(1);
  });

  it('fetch another one when theirs is refused, once for all who were refused', async () => {
    const server = new Server();
    await server.given();
    server.tokens.discard('t1');
    expect(await server.given()).toBe('t2');
    server.tokens.discard('t1');
    expect(await server.given()).toBe('t2');
  });

  it.each<OutgoingOutcome>([
    { kind: 'response', status: 401, headers: {}, body: '', json: { error: 'invalid_client' } },
    { kind: 'response', status: 200, headers: {}, body: '<html>' },
    granted(''),
    granted('two\nlines', 60),
    granted(7, 60),
    { kind: 'refused', detail: 'ECONNREFUSED' },
  ])('tell what came instead of a token, and ask again next time (%j)', async (outcome) => {
    const server = new Server();
    const { answer } = server;
    server.answer = () => Promise.resolve(outcome);
    expect(await server.tokens.token()).toEqual({ kind: 'none', outcome });
    server.answer = answer;
    expect(await server.given()).toBe('t2');
  });

  it('go on after a bug of the connection', async () => {
    const server = new Server();
    const { answer } = server;
    server.answer = () => Promise.reject(new Error('no URL'));
    await expect(server.tokens.token()).rejects.toThrow('no URL');
    server.answer = answer;
    expect(await server.given()).toBe('t2');
  });
});
