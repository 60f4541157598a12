import {
  connect,
  constants,
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type IncomingHttpHeaders,
} from 'node:http2';
import { rmSync } from 'node:fs';
import { status } from '@grpc/grpc-js';
import { Refusal } from '../../src/embedded-node/grpc/refusals.js';
import { startNodeServer, type NodeServer } from '../../src/embedded-node/grpc/server.js';
import type { Call } from '../../src/embedded-node/grpc/transport/call.js';
import { GrpcServer } from '../../src/embedded-node/grpc/transport/grpc-server.js';
import { eventually } from '../support/eventually.js';
import { temporaryFolder } from './test-node.js';

// What the node's HTTP/2 does with callers that are no EventStoreDB client.
const STREAMS = '/event_store.client.streams.Streams';
const GRPC = { ':method': 'POST', 'content-type': 'application/grpc', te: 'trailers' };

const dataDir = temporaryFolder();
let node: NodeServer;
let session: ClientHttp2Session;

beforeAll(async () => {
  node = await startNodeServer({ dataDir });
  session = connect(`http://127.0.0.1:${node.port}`);
});
afterAll(async () => {
  session.destroy();
  await node.stop();
  rmSync(dataDir, { recursive: true });
});

const fail = (report: string) => {
  throw new Error(report);
};

/** Headers and trailers of the answer together. */
function answerOf(stream: ClientHttp2Stream): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    const answer: IncomingHttpHeaders = {};
    stream.on('response', (headers) => void Object.assign(answer, headers));
    stream.on('trailers', (trailers) => void Object.assign(answer, trailers));
    stream.on('error', reject).on('close', () => {
      resolve(answer);
    });
    stream.resume();
  });
}

function message(bytes: Uint8Array, compressed = 0): Buffer {
  const prefix = Buffer.from([compressed, 0, 0, 0, 0]);
  prefix.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([prefix, bytes]);
}

function ask(path: string, headers: object, ...pieces: Buffer[]): Promise<IncomingHttpHeaders> {
  const stream = session.request({ ...GRPC, ':path': path, ...headers });
  for (const piece of pieces) stream.write(piece);
  stream.end();
  return answerOf(stream);
}

describe('a call', () => {
  it('to a method that is not there', async () => {
    const answer = await ask('/no.Service/Method', {});
    expect(answer).toMatchObject({ ':status': 200, 'grpc-status': '12' });
    expect(decodeURI(String(answer['grpc-message']))).toContain('/no.Service/Method');
  });

  it('that is not gRPC', async () => {
    expect(await ask('/', { 'content-type': 'text/plain' })).toMatchObject({ ':status': 415 });
  });

  it('with a compressed message', async () => {
    const answer = await ask(`${STREAMS}/Read`, {}, message(Buffer.from('?'), 1));
    expect(answer).toMatchObject({ 'grpc-status': '12', 'grpc-accept-encoding': 'identity' });
  });

  it('with bytes that are no message of this method', async () => {
    const answer = await ask(`${STREAMS}/BatchAppend`, {}, message(Buffer.from([255, 255])));
    expect(answer).toMatchObject({ 'grpc-status': '2' });
  });

  it.each([
    ['no request', []],
    ['two requests', [message(Buffer.alloc(0)), message(Buffer.alloc(0))]],
  ])('with %s where one is expected', async (_, pieces) => {
    expect(await ask(`${STREAMS}/Read`, {}, ...pieces)).toMatchObject({ 'grpc-status': '12' });
  });

  it('whose time is over before its last message has come', async () => {
    const stream = session.request({
      ...{ ...GRPC, ':path': `${STREAMS}/Append`, 'grpc-timeout': '20m' },
    });
    stream.write(message(Buffer.alloc(0)).subarray(0, 3));
    stream.on('response', () => stream.end()); // goes on being open until it is answered
    expect(await answerOf(stream)).toMatchObject({ 'grpc-status': '4' });
  });
});

describe('callers that go away', () => {
  it('at any moment leave everybody else served', async () => {
    const gone = Array.from({ length: 200 }, (_, n) => {
      const path = `${STREAMS}/${n % 2 === 0 ? 'Append' : 'BatchAppend'}`;
      const stream = session.request({ ...GRPC, ':path': path });
      stream.end(message(Buffer.from([255, 255])));
      const leave = () => {
        stream.close(constants.NGHTTP2_CANCEL);
      };
      if (n % 3 === 0) leave();
      else if (n % 3 === 1) setImmediate(leave);
      else stream.once('response', leave);
      return answerOf(stream).catch(() => ({}));
    });
    await Promise.all(gone);
    expect(await ask('/no.Service/Method', {})).toMatchObject({ 'grpc-status': '12' });
  });

  it('hear nothing of messages behind the one that was refused', async () => {
    const taken: string[] = [];
    const refuse = (call: Call) => {
      call.receive(
        (bytes) => {
          taken.push(bytes.toString());
          call.fail(new Refusal(status.INVALID_ARGUMENT, 'No.'));
        },
        () => taken.push('end'),
      );
    };
    const server = new GrpcServer(new Map([['/refuse', refuse]]), fail);
    const other = connect(`http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`);
    const stream = other.request({ ...GRPC, ':path': '/refuse' });
    stream.end(Buffer.concat([message(Buffer.from('1')), message(Buffer.from('2'))]));
    expect(await answerOf(stream)).toMatchObject({ 'grpc-status': '3', 'grpc-message': 'No.' });
    expect(taken).toEqual(['1']);
    other.destroy();
    await server.close();
  });
});

describe('a reader that does not read', () => {
  it('makes the writer wait, and has everything once it reads', async () => {
    const written = { messages: 0, waits: 0 };
    const large = Buffer.alloc(100_000);
    const write = async (call: Call) => {
      for (; written.messages < 40; written.messages += 1)
        if (!call.write(large)) {
          written.waits += 1;
          await call.room();
        }
      call.end();
    };
    const server = new GrpcServer(new Map([['/large', (call) => void write(call)]]), fail);
    const slow = connect(`http://127.0.0.1:${await server.listen('127.0.0.1', 0)}`);
    const stream = slow.request({ ...GRPC, ':path': '/large' });
    stream.pause();
    stream.end();
    await eventually(
      () => stream.readableLength,
      (length) => length > 0,
    );
    expect(written).toMatchObject({ messages: 2, waits: 1 });
    let bytes = 0;
    stream.on('data', (piece: Buffer) => (bytes += piece.length));
    expect(await answerOf(stream)).toMatchObject({ 'grpc-status': '0' });
    expect(bytes).toBe(40 * 100_005);
    slow.destroy();
    await server.close();
  });
});
