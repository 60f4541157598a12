import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionString } from '../../../src/embedded-node/contract.js';
import { startNodeServer, type NodeServer } from '../../../src/embedded-node/grpc/server.js';
import { eventually } from '../../support/eventually.js';

/** An embedded node in this process, with a folder of its own, that can be stopped and started again. */
export class OwnNode {
  private constructor(
    private readonly dataDir: string,
    private server: NodeServer,
  ) {}

  static async start(): Promise<OwnNode> {
    const dataDir = await mkdtemp(join(tmpdir(), 'own-node-'));
    return new OwnNode(dataDir, await startNodeServer({ dataDir }));
  }

  get port(): number {
    return this.server.port;
  }

  get connectionString(): string {
    return connectionString('127.0.0.1', this.port);
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  /** With the same events, at the same port. */
  async startAgain(): Promise<void> {
    const { dataDir, port } = this;
    const free = (): Promise<NodeServer | undefined> =>
      startNodeServer({ dataDir, port }).catch((error: unknown) => {
        // Lent to somebody's connection meanwhile.
        if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
        throw error;
      });
    this.server = (await eventually(free, (server) => server !== undefined))!;
  }

  async remove(): Promise<void> {
    await this.server.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
