import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionString } from '../../src/embedded-node/contract.js';
import { startNodeServer } from '../../src/embedded-node/grpc/server.js';

export interface TestNode {
  readonly connectionString: string;
  /** Others use it too, before and at the same time. */
  readonly isShared: boolean;
  stop(): Promise<void>;
}

/** The server that `TEST_EVENTSTORE_URL` names, or an embedded node in this process with an empty folder. */
export async function startTestNode(): Promise<TestNode> {
  const outside = process.env['TEST_EVENTSTORE_URL'];
  if (outside !== undefined && outside !== '')
    return { connectionString: outside, isShared: true, stop: () => Promise.resolve() };
  const dataDir = temporaryFolder();
  const server = await startNodeServer({ dataDir });
  return {
    connectionString: connectionString('127.0.0.1', server.port),
    isShared: false,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'embedded-node-'));
