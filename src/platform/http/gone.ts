import type { FastifyReply } from 'fastify';

/** A connection with nothing to say is cut after a while; one that waits for us is not to blame for it. */
const MARGIN_MS = 30_000;

/** Aborted when the caller hangs up, and when the answer is out. `waitMs`: how long the answer may take because of us. */
export function goneOf(reply: FastifyReply, waitMs: number): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    gone.abort();
  });
  if (reply.raw.destroyed) gone.abort();
  if (waitMs > MARGIN_MS) reply.raw.socket?.setTimeout(waitMs + MARGIN_MS);
  return gone.signal;
}
