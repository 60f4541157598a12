import type { Socket } from 'node:net';
import { httpProblem, type HttpProblemCode } from './http-problems.js';
import { PROBLEM_MEDIA_TYPE } from './problem.js';

/** What Node's HTTP parser refuses before there is a request. */
const REFUSED: Readonly<Record<string, HttpProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
  HPE_INVALID_EOF_STATE: 'body-incomplete',
};

/** Node's own handler looks at the same: `socketOnError` in lib/_http_server.js. */
interface ServedSocket extends Socket {
  readonly _httpMessage?: { readonly headersSent: boolean } | null;
}

export function answerClientError(error: NodeJS.ErrnoException, socket: ServedSocket): void {
  // Half an answer is out: what came after it would be taken for the rest.
  const isAnswering = socket._httpMessage?.headersSent === true;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) {
    socket.destroy();
    return;
  }
  const answer = httpProblem(REFUSED[error.code ?? ''] ?? 'not-http');
  const body = JSON.stringify(answer);
  socket.end(
    `HTTP/1.1 ${answer.status} ${answer.title}\r\nContent-Type: ${PROBLEM_MEDIA_TYPE}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
