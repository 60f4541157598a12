import {
  createConnection,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/** Stands between a client and a server on this machine, and can do to connections what a network does. */
export class TcpProxy {
  connections = 0;
  private readonly open = new Set<Pair>();

  private constructor(
    private readonly listener: Server,
    private readonly bytesOf: (nth: number) => number,
  ) {}

  /**
   * @param bytesOf how many bytes of answers the nth connection (from 0) lets through before it is cut
   */
  static async start(
    target: () => number,
    bytesOf: (nth: number) => number = () => Infinity,
  ): Promise<TcpProxy> {
    const listener = createServer();
    const proxy = new TcpProxy(listener, bytesOf);
    listener.on('connection', (client) => {
      proxy.connect({ client, server: createConnection(target(), '127.0.0.1') });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** The connections that are open now break. */
  cut(): void {
    for (const { client, server } of this.open) {
      client.destroy();
      server.destroy();
    }
  }

  /** The connections that are open now bring no answers any more. */
  holdAnswers(): void {
    for (const { server } of this.open) server.pause();
  }

  /** The connections that are open now bring nothing any more, in either direction, and nobody is told. */
  freeze(): void {
    this.holdAnswers();
    for (const { client } of this.open) client.pause();
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.listener.close(() => {
        resolve();
      });
    });
    this.cut();
    await closed;
  }

  private connect(pair: Pair): void {
    const { client, server } = pair;
    let left = this.bytesOf(this.connections++);
    this.open.add(pair);
    const end = (): void => {
      client.destroy();
      server.destroy();
      this.open.delete(pair);
    };
    for (const socket of [client, server]) socket.on('error', end).on('close', end);
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      client.write(bytes.subarray(0, left));
      left -= bytes.length;
      if (left < 0) client.end(end);
    });
  }
}
