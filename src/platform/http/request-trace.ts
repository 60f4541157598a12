import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** W3C trace context; the all-zero ids are not valid. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The caller's trace id, so that our log lines are found from theirs; else one of our own. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  return TRACEPARENT.exec(traceparentOf(request) ?? '')?.[1] ?? randomBytes(16).toString('hex');
}

/** The caller's `traceparent`, when it is a valid one. */
export function traceparentOf({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const { traceparent } = headers;
  return typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? traceparent : undefined;
}
