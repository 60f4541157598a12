import { createServer, type Http2Server, type ServerHttp2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { status } from '@grpc/grpc-js';
import { Refusal } from '../refusals.js';
import { Call } from './call.js';
import { timeoutMs } from './timeout.js';

/** What may be on its way to us unread, of a call and of a connection. */
const WINDOW_BYTES = 1024 * 1024;
/** A client that answers no ping for so long is gone, as for EventStoreDB (`--keep-alive-timeout`). */
const PING_TIMEOUT_MS = 10_000;
/** Time for calls to hear that the server stops. */
const GRACE_MS = 500;

export type Handler = (call: Call) => void;

/** By path: `/package.Service/Method`. */
export type Handlers = ReadonlyMap<string, Handler>;

/**
 * gRPC over HTTP/2 without TLS, as `PROTOCOL-HTTP2.md` of grpc says. What it does not do: compression, reflection, health.
 * Why not grpc-js: see the ADR on the embedded node's transport.
 */
export class GrpcServer {
  private readonly server: Http2Server;
  private readonly sessions = new Set<ServerHttp2Session>();

  constructor(
    handlers: Handlers,
    private readonly report: (message: string) => void,
    pingTimeoutMs = PING_TIMEOUT_MS,
  ) {
    this.server = createServer({
      // A message may be 16 MiB, and be on its way to many.
      maxSessionMemory: Number.MAX_SAFE_INTEGER,
      // Trailers name the stream, which may be as long as its caller likes.
      maxSendHeaderBlockLength: Number.MAX_SAFE_INTEGER,
      settings: { initialWindowSize: WINDOW_BYTES },
    });
    this.server.on('session', (session) => {
      session.setLocalWindowSize(WINDOW_BYTES);
      this.sessions.add(session);
      session.on('close', () => this.sessions.delete(session));
      session.on('error', () => undefined); // followed by `close`
    });
    this.server.on('stream', (stream, headers) => {
      if (headers['content-type']?.startsWith('application/grpc') !== true) {
        stream.respond({ ':status': 415 }, { endStream: true });
        return;
      }
      const call = new Call(stream, headers, pingTimeoutMs);
      limitTime(call, headers['grpc-timeout']);
      const handler = handlers.get(headers[':path'] ?? '');
      if (handler !== undefined) handler(call);
      else call.fail(notImplemented(headers[':path'] ?? ''));
    });
  }

  /** The port; it differs from the one asked for when that is 0. Rejects with the address and what the system says of it. */
  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const refused = ({ message }: Error) => {
        reject(new Error(`Cannot listen on ${host}:${port}: ${message}`));
      };
      this.server.once('error', refused);
      this.server.listen(port, host, () => {
        this.server.off('error', refused);
        // A connection that could not be taken, for want of file handles, is no reason to end.
        this.server.on('error', ({ message }) => {
          this.report(`A connection was not taken: ${message}`);
        });
        resolve((this.server.address() as AddressInfo).port);
      });
    });
  }

  /** Takes no more calls and waits a moment for those under way; then they are cut. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      const force = setTimeout(() => {
        for (const session of this.sessions) session.destroy();
      }, GRACE_MS);
      this.server.close(() => {
        clearTimeout(force);
        resolve();
      });
      for (const session of this.sessions) session.close();
    });
  }
}

const notImplemented = (path: string) =>
  new Refusal(status.UNIMPLEMENTED, `The server does not implement the method ${path}`);

function limitTime(call: Call, header: string | string[] | undefined): void {
  const left = timeoutMs(header);
  if (left === undefined) return;
  const timer = setTimeout(() => {
    call.fail(new Refusal(status.DEADLINE_EXCEEDED, 'Deadline exceeded'));
  }, left);
  call.signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });
}
