import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const FRAME_HEADER = 9;
const TYPE = { data: 0, headers: 1, reset: 3, settings: 4, ping: 6 };
const FLAG = { endStream: 1, ack: 1, endHeaders: 4 };
const CANCEL = Buffer.from([0, 0, 0, 8]);

/** A client of HTTP/2 frame by frame (RFC 9113, section 6), with the one stream 1: says what no well-behaved client can be made to say, and answers no ping by itself. */
export class RawConnection {
  private received = Buffer.alloc(0);

  private constructor(private readonly socket: Socket) {
    socket.on('error', () => undefined);
    socket.on('data', (piece: Buffer) => {
      this.received = Buffer.concat([this.received, piece]);
    });
  }

  static async to(port: number): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(PREFACE);
    const connection = new RawConnection(socket);
    connection.send(TYPE.settings, 0, 0);
    return connection;
  }

  ask(headers: Record<string, string>): void {
    const fields = Object.entries(headers).flatMap(([name, value]) => [
      0,
      ...text(name),
      ...text(value),
    ]);
    this.send(TYPE.headers, FLAG.endHeaders, 1, Buffer.from(fields));
  }

  data(bytes: Buffer, isLast: boolean): void {
    this.send(TYPE.data, isLast ? FLAG.endStream : 0, 1, bytes);
  }

  cancel(): void {
    this.send(TYPE.reset, 0, 1, CANCEL);
  }

  answer(ping: Buffer): void {
    this.send(TYPE.ping, FLAG.ack, 0, ping);
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** What the next ping carries, of those that were not told of yet. */
  async ping(): Promise<Buffer> {
    for (;;) {
      const whole =
        FRAME_HEADER + (this.received.length >= FRAME_HEADER ? this.received.readUIntBE(0, 3) : 0);
      if (this.received.length < whole || this.received.length < FRAME_HEADER) {
        await once(this.socket, 'data');
        continue;
      }
      const frame = this.received.subarray(0, whole);
      this.received = this.received.subarray(whole);
      if (frame[3] === TYPE.ping && frame[4] === 0) return frame.subarray(FRAME_HEADER);
    }
  }

  private send(
    type: number,
    flags: number,
    stream: number,
    payload: Buffer = Buffer.alloc(0),
  ): void {
    const header = Buffer.alloc(FRAME_HEADER);
    header.writeUIntBE(payload.length, 0, 3);
    header[3] = type;
    header[4] = flags;
    header.writeUInt32BE(stream, 5);
    this.socket.write(Buffer.concat([header, payload]));
  }
}

/** HPACK's literal without compression (RFC 7541, section 5.2), shorter than 127 bytes. */
const text = (value: string) => [value.length, ...Buffer.from(value)];
