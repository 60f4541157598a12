import { parentPort, workerData } from 'node:worker_threads';
import { PgliteHost } from './pglite-host.js';
import { packError } from './worker-messages.js';
import type { Reply, Request } from './worker-messages.js';
import type { SqlResult } from '../sql-engine.js';

const port = parentPort;
if (port === null) throw new Error('This file is the inside of a worker thread.');

const { folder } = workerData as { readonly folder: string };
const { engine, ...opening } = await PgliteHost.open(folder);
const reply = (message: Reply): void => {
  port.postMessage(message);
};

async function perform(request: Request): Promise<readonly SqlResult[]> {
  switch (request.kind) {
    case 'transaction':
      return engine.transaction(request.statements);
    case 'query':
      return [await engine.query(request.statement)];
    case 'close':
      await engine.close();
      return [];
  }
}

async function serve(request: Request): Promise<void> {
  const { id } = request;
  try {
    reply({ kind: 'results', id, results: await perform(request) });
  } catch (error) {
    reply({ kind: 'failed', id, failure: packError(error) });
  }
  if (request.kind === 'close') port?.close();
}

port.on('message', (request: Request) => void serve(request));
reply({ kind: 'opened', opening });
