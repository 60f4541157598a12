import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked, SmallLms } from '../../contract/fulfillment-module/small-lms.js';

export interface LmsServer {
  readonly url: URL;
  close(): Promise<void>;
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const [path = ''] = (request.url ?? '').split('?');
  return {
    method: request.method ?? '',
    // As a WSGI server gives it to the LMS.
    path: decodeURIComponent(path),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

async function answer(lms: SmallLms, request: IncomingMessage, response: ServerResponse) {
  const told = lms.answer(await askedBy(request));
  if (told === 'silent') return;
  if (told === 'cut-off' || told === 'refuse') {
    request.socket.destroy();
    return;
  }
  response.writeHead(told.status, told.headers).end(told.body);
}

/** The small LMS over real HTTP, on a free port. */
export async function serveLms(lms: SmallLms): Promise<LmsServer> {
  const server = createServer((request, response) => void answer(lms, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
