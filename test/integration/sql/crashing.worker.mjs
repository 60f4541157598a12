import { parentPort } from 'node:worker_threads';

parentPort.on('message', () => {
  throw new Error('the engine is out of order');
});
parentPort.postMessage({ kind: 'opened', opening: {} });
