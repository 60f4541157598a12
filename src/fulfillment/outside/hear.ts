import type { OutgoingHttp, OutgoingOutcome } from '../../platform/http/outgoing-http.js';
import type { Reply } from './reply.js';

/** One call of the other side. */
export interface OutsideCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Why no answer came: not sent; sent, but cut off; sent, and our patience ended. */
export type Silence = 'unreachable' | 'cut-off' | 'timeout';

/** What came of one call: an answer, or none. */
export type Heard =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | {
      readonly kind: 'silence';
      readonly silence: Silence;
      /** A code such as ECONNREFUSED. */
      readonly detail: string | undefined;
    };

/**
 * Makes the call, once. Whatever the outside does, it is told.
 * @param timeoutMs from sending to the last byte
 */
export async function hear(
  http: OutgoingHttp,
  call: OutsideCall,
  timeoutMs: number,
): Promise<Heard> {
  return heardOf(await http.request({ ...call, url: call.url.href, timeoutMs }));
}

export function heardOf(outcome: OutgoingOutcome): Heard {
  switch (outcome.kind) {
    case 'response': {
      const { status, headers, body, json, truncated = false } = outcome;
      return { kind: 'reply', reply: { status, headers, body, json, truncated } };
    }
    // Nothing was sent, so nothing can have happened.
    case 'refused':
    case 'timeout-connect':
      return { kind: 'silence', silence: 'unreachable', detail: outcome.detail };
    case 'timeout-read':
      return { kind: 'silence', silence: 'timeout', detail: outcome.detail };
    case 'lost':
      return { kind: 'silence', silence: 'cut-off', detail: outcome.detail };
  }
}
