import { once } from 'node:events';
import { connect, constants, type ClientHttp2Session, type ClientHttp2Stream } from 'node:http2';
import type { Call } from '../../src/embedded-node/grpc/transport/call.js';
import { GrpcServer } from '../../src/embedded-node/grpc/transport/grpc-server.js';
import { eventually } from '../support/eventually.js';
import { RawConnection } from './raw-connection.js';

// Half of what a client had to say is never taken for all of it.
const HEADERS = {
  ':method': 'POST',
  ':path': '/many',
  'content-type': 'application/grpc',
  te: 'trailers',
};
const ONE = Buffer.from([0, 0, 0, 0, 1, 49]);

let outcomes: string[];
let calls: number;
let messages: number;
let server: GrpcServer;
let port: number;

async function take(call: Call): Promise<void> {
  calls += 1;
  try {
    for await (const bytes of call.messages()) messages += bytes.length;
    outcomes.push('taken');
    call.end();
  } catch {
    outcomes.push('refused');
  }
}

async function serve(pingTimeoutMs?: number): Promise<void> {
  outcomes = [];
  calls = 0;
  messages = 0;
  const fail = (report: string) => {
    throw new Error(report);
  };
  server = new GrpcServer(new Map([['/many', (call) => void take(call)]]), fail, pingTimeoutMs);
  port = await server.listen('127.0.0.1', 0);
}
beforeEach(() => serve());
afterEach(() => server.close());

const allOutcomes = () =>
  eventually(
    () => outcomes,
    ({ length }) => length > 0 && length === calls,
  );
const firstMessage = () =>
  eventually(
    () => messages,
    (count) => count === 1,
  );

function client(): ClientHttp2Session {
  return connect(`http://127.0.0.1:${port}`).on('error', () => undefined);
}

function ask(session: ClientHttp2Session, headers: object = {}): ClientHttp2Stream {
  const stream = session.request({ ...HEADERS, ...headers });
  stream.on('error', () => undefined).resume();
  stream.write(ONE);
  return stream;
}

/** Of a client that has ended its call: its connection, and the first ping that it is asked for. */
const atTheEnd = async () => {
  const connection = await RawConnection.to(port);
  connection.ask({ ':scheme': 'http', ':authority': 'node', ...HEADERS });
  connection.data(ONE, true);
  return { connection, ping: await connection.ping() };
};

describe('messages of which the last has not come are not taken for all there are', () => {
  it.each<[string, (stream: ClientHttp2Stream, session: ClientHttp2Session) => void]>([
    [
      'a call that is cancelled',
      (stream) => {
        stream.close(constants.NGHTTP2_CANCEL);
      },
    ],
    [
      'a connection that is lost',
      (_, session) => {
        session.destroy();
      },
    ],
  ])('%s', async (_, leave) => {
    const session = client();
    const stream = ask(session);
    await firstMessage();
    leave(stream, session);
    expect(await allOutcomes()).toEqual(['refused']);
    session.destroy();
  });

  it('a call that was too late', async () => {
    const session = client();
    const stream = ask(session, { 'grpc-timeout': '20m' });
    stream.on('response', () => stream.end());
    expect(await allOutcomes()).toEqual(['refused']);
    session.destroy();
  });

  it('many calls that are cancelled at any moment', async () => {
    const session = client();
    const closed: Promise<unknown>[] = [];
    for (let n = 0; n < 500; n += 1) {
      const stream = ask(session);
      closed.push(once(stream, 'close'));
      const leave = () => {
        stream.close(constants.NGHTTP2_CANCEL);
      };
      if (n % 2 === 0) setImmediate(leave);
      else setTimeout(leave, n % 10);
    }
    await Promise.all(closed);
    expect(new Set(await allOutcomes())).toEqual(new Set(['refused']));
    session.destroy();
  });
});

describe('an end of which nobody knows yet whether a reset follows', () => {
  it('is taken once the client has answered twice', async () => {
    const { connection, ping } = await atTheEnd();
    connection.answer(ping);
    const second = await connection.ping();
    expect(outcomes).toEqual([]);
    connection.answer(second);
    expect(await allOutcomes()).toEqual(['taken']);
    connection.destroy();
  });

  it('is refused when one comes before the first answer', async () => {
    const { connection, ping } = await atTheEnd();
    connection.cancel();
    connection.answer(ping);
    connection.answer(await connection.ping());
    expect(await allOutcomes()).toEqual(['refused']);
    connection.destroy();
  });

  it('is refused when one comes before the second answer', async () => {
    const { connection, ping } = await atTheEnd();
    connection.answer(ping);
    const second = await connection.ping();
    connection.cancel();
    connection.answer(second);
    expect(await allOutcomes()).toEqual(['refused']);
    connection.destroy();
  });

  it('is refused when the connection is lost instead', async () => {
    const { connection } = await atTheEnd();
    connection.destroy();
    expect(await allOutcomes()).toEqual(['refused']);
  });
});

describe('a client that answers nothing any more', () => {
  beforeEach(async () => {
    await server.close();
    await serve(200);
  });

  it('is refused what it seemed to end', async () => {
    const { connection } = await atTheEnd();
    expect(await allOutcomes()).toEqual(['refused']);
    connection.destroy();
  });

  it('is refused all calls, also if its connection was ended because it cancelled so many', async () => {
    const session = client();
    const cut = new Promise((resolve) => session.on('close', resolve));
    const cancelled = () =>
      new Promise((resolve) => {
        const stream = ask(session).on('close', resolve);
        setTimeout(() => {
          stream.close(constants.NGHTTP2_CANCEL);
        }, 2);
      });
    const oneByOne = async () => {
      while (!session.closed && !session.destroyed) await cancelled();
    };
    await Promise.all([...Array.from({ length: 30 }, oneByOne), cut]);
    expect(new Set(await allOutcomes())).toEqual(new Set(['refused']));
  });
});
