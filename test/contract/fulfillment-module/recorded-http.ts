import type { OutgoingHttp, OutgoingOutcome } from '../../../src/platform/http/outgoing-http.js';
import type { Answer, Asked, SmallLms } from './small-lms.js';

/** An outside that is the small LMS and nothing else, without a network. */
export function httpTo(lms: SmallLms): OutgoingHttp {
  return {
    request: ({ method, url, headers = {}, body = '' }): Promise<OutgoingOutcome> => {
      const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      const path = decodeURIComponent(new URL(url).pathname);
      const asked = {
        method,
        path,
        headers: Object.fromEntries(names) as Asked['headers'],
        body: body.toString(),
      };
      return Promise.resolve(outcomeOf(lms.answer(asked)));
    },
  };
}

function outcomeOf(answer: Answer): OutgoingOutcome {
  if (answer === 'refuse') return { kind: 'refused' };
  if (answer === 'cut-off') return { kind: 'lost' };
  if (answer === 'silent') return { kind: 'timeout-read' };
  const { status, headers = {}, body = '' } = answer;
  return { kind: 'response', status, headers, body, json: jsonOf(body) };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
