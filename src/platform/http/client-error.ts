import type { Socket } from 'node:net';
import { PROBLEM_MEDIA_TYPE, problemOfStatus } from './problem.js';

/** What Node's HTTP parser refuses before there is a request. */
const REFUSED: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'headers-too-large', 'The headers are larger than 16 kB.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'request-too-slow', 'The request did not arrive in time.'],
};

export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, detail] = REFUSED[error.code ?? ''] ?? [
    400,
    'not-http',
    'This is not HTTP.',
  ];
  const answer = problemOfStatus(status, code, detail);
  const body = JSON.stringify(answer);
  socket.end(
    `HTTP/1.1 ${status} ${answer.title}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
