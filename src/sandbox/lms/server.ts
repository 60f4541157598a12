import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { isObject } from '../json.js';
import { buildServer } from './build-server.js';
import type { SandboxLmsOptions } from './build-server.js';
import { LmsRecord } from './record.js';

export type { SandboxLmsOptions };

export interface SandboxLms {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export async function startSandboxLms(options: SandboxLmsOptions): Promise<SandboxLms> {
  const record = new LmsRecord(join(options.dataDir, 'sandbox', 'lms.jsonl'));
  const host = options.host ?? '127.0.0.1';
  const stopping = new AbortController();
  const build = () => buildServer(options, record, stopping.signal);
  try {
    const server = await listen(build, host, options.port ?? 0);
    const address = server.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return {
      url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
      port,
      stop: async () => {
        stopping.abort();
        await server.close();
        record.close();
      },
    };
  } catch (error) {
    record.close();
    throw error;
  }
}

async function listen(
  build: () => FastifyInstance,
  host: string,
  port: number,
): Promise<FastifyInstance> {
  const server = build();
  try {
    await server.listen({ host, port });
    return server;
  } catch (error) {
    await server.close();
    if (port === 0 || !isObject(error) || error['code'] !== 'EADDRINUSE') throw error;
    return listen(build, host, 0);
  }
}
