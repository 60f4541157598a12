import type { OutgoingHttp } from '../../../platform/http/outgoing-http.js';
import type { LmsCall } from './enrollment-calls.js';
import type { Heard } from './judge.js';

/** Makes the call, once. Whatever the outside does, it is told. */
export async function hear(http: OutgoingHttp, call: LmsCall, timeoutMs: number): Promise<Heard> {
  const outcome = await http.request({ ...call, url: call.url.href, timeoutMs });
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
