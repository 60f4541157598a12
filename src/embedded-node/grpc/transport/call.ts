import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import { status } from '@grpc/grpc-js';
import { Refusal, refusalOf } from '../refusals.js';
import { hearOut } from './hear-out.js';
import { MessageReader, PREFIX_BYTES, UnreadableMessage } from './message-reader.js';

/** The largest message that EventStoreDB takes: 16 MiB less 10,000 bytes. */
const LARGEST_MESSAGE = 16 * 1024 * 1024 - 10_000;
/** So much is gathered at most before it is sent. */
const GATHERED_BYTES = 32 * 1024;
/** With so much on the way the writer waits, until half of it has gone. */
const UNSENT_BYTES = 256 * 1024;

const HEADERS: OutgoingHttpHeaders = {
  ':status': 200,
  'content-type': 'application/grpc+proto',
  'grpc-accept-encoding': 'identity',
};

/** One call of a client: its messages, and the way back. Messages that are written in the same turn leave in one piece. */
export class Call {
  private readonly gone = new AbortController();
  private trailers: OutgoingHttpHeaders = { 'grpc-status': String(status.OK) };
  private gathered: Uint8Array[] = [];
  private gatheredBytes = 0;
  private unsent = 0;
  private isOver = false;
  private whenRoom: (() => void)[] = [];

  constructor(
    private readonly stream: ServerHttp2Stream,
    private readonly headers: IncomingHttpHeaders,
    private readonly pingTimeoutMs: number,
  ) {
    // What the client may still be sending is dropped; resetting the stream could overtake the trailers.
    stream.on('wantTrailers', () => {
      stream.sendTrailers(this.trailers);
      this.leave();
    });
    stream.on('error', () => undefined); // followed by `close`
    stream.on('close', () => {
      this.leave();
    });
  }

  /** Aborted when the client is gone or has its answer. */
  get signal(): AbortSignal {
    return this.gone.signal;
  }

  /** Where the client found this server, without the port. */
  get host(): string {
    return (this.headers[':authority'] ?? this.headers.host ?? '').replace(/:\d+$/, '');
  }

  /** Hands over each message as it comes. */
  receive(onMessage: (message: Buffer) => void, onEnd: () => void): void {
    const reader = new MessageReader(LARGEST_MESSAGE);
    this.stream.on('data', (piece: Buffer) => {
      if (this.isAnswered()) return;
      try {
        for (const message of reader.take(piece)) if (!this.isAnswered()) onMessage(message);
      } catch (error) {
        this.fail(refusalOf(refusalOfMessage(error)));
      }
    });
    this.stream.on('end', () => {
      if (!this.isAnswered()) onEnd();
    });
  }

  /** The one message of a call that has no more. */
  request(): Promise<Buffer> {
    return new Promise((resolve) => {
      const messages: Buffer[] = [];
      const onEnd = () => {
        const [only] = messages;
        if (only !== undefined && messages.length === 1) resolve(only);
        else this.fail(new Refusal(status.UNIMPLEMENTED, 'Exactly one request is expected.'));
      };
      this.receive((message) => messages.push(message), onEnd);
    });
  }

  /** The messages one by one, read no faster than they are taken. Throws if the client went away, or had its answer, before it ended them. */
  async *messages(): AsyncGenerator<Buffer> {
    const reader = new MessageReader(LARGEST_MESSAGE);
    try {
      for await (const piece of this.stream.iterator({ destroyOnReturn: false }))
        yield* reader.take(piece as Buffer);
    } catch (error) {
      throw refusalOfMessage(error);
    }
    if (this.stream.session !== undefined) await hearOut(this.stream.session, this.pingTimeoutMs);
    if (this.isAnswered()) throw new Refusal(status.CANCELLED, 'The call is over.');
  }

  pause(): void {
    this.stream.pause();
  }

  resume(): void {
    this.stream.resume();
  }

  /** False when the writer should wait until there is room. */
  write(message: Uint8Array): boolean {
    if (this.isAnswered()) return true;
    if (this.gathered.length === 0)
      process.nextTick(() => {
        this.flush();
      });
    this.gathered.push(message);
    this.gatheredBytes += PREFIX_BYTES + message.length;
    if (this.gatheredBytes >= GATHERED_BYTES) this.flush();
    return this.unsent < UNSENT_BYTES;
  }

  /** Resolves when there is room, or nobody to write to. */
  room(): Promise<void> {
    if (this.signal.aborted || this.unsent < UNSENT_BYTES) return Promise.resolve();
    return new Promise((resolve) => this.whenRoom.push(resolve));
  }

  end(): void {
    if (this.isAnswered()) return;
    this.flush();
    this.isOver = true;
    if (!this.stream.headersSent) this.stream.respond(HEADERS, { waitForTrailers: true });
    this.stream.resume().end();
  }

  /** Ends the call with a status, after what was written. */
  fail({ code, details, trailers }: Refusal): void {
    if (this.isAnswered()) return;
    this.flush();
    this.isOver = true;
    this.trailers = {
      'grpc-status': String(code),
      'grpc-message': encodeURI(details),
      ...trailers,
    };
    if (this.stream.headersSent) this.stream.resume().end();
    else this.refuse();
  }

  /** The protocol's answer without any message: headers that are trailers too. */
  private refuse(): void {
    this.stream.respond({ ...HEADERS, ...this.trailers }, { endStream: true });
    this.stream.resume();
    this.leave();
  }

  /** Or nobody is there to be answered: a stream that was reset says so before it closes. */
  private isAnswered(): boolean {
    return this.isOver || this.stream.closed || this.stream.destroyed;
  }

  private leave(): void {
    this.gone.abort();
    this.makeRoom();
  }

  private flush(): void {
    if (this.gathered.length === 0 || this.isAnswered()) return;
    if (!this.stream.headersSent) this.stream.respond(HEADERS, { waitForTrailers: true });
    const bytes = framed(this.gathered, this.gatheredBytes);
    this.gathered = [];
    this.gatheredBytes = 0;
    this.unsent += bytes.length;
    this.stream.write(bytes, () => {
      this.unsent -= bytes.length;
      if (this.unsent <= UNSENT_BYTES / 2) this.makeRoom();
    });
  }

  private makeRoom(): void {
    if (this.whenRoom.length === 0) return;
    const waiting = this.whenRoom;
    this.whenRoom = [];
    for (const go of waiting) go();
  }
}

function framed(messages: readonly Uint8Array[], length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const message of messages) {
    bytes[at] = 0;
    bytes.writeUInt32BE(message.length, at + 1);
    bytes.set(message, at + PREFIX_BYTES);
    at += PREFIX_BYTES + message.length;
  }
  return bytes;
}

function refusalOfMessage(error: unknown): unknown {
  if (!(error instanceof UnreadableMessage)) return error;
  const code = error.reason === 'compressed' ? status.UNIMPLEMENTED : status.RESOURCE_EXHAUSTED;
  return new Refusal(code, error.message);
}
