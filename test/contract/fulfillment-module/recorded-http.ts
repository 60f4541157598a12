import type { OutgoingHttp, OutgoingOutcome } from '../../../src/platform/http/outgoing-http.js';
import type { Answer, Asked } from './small-lms.js';

/** Whoever answers in a test. */
export interface Answering {
  answer(asked: Asked): Answer;
}

/** An outside that is this one and nothing else, without a network. */
export function httpTo(lms: Answering): OutgoingHttp {
  return {
    request: ({ method, url, headers = {}, body = '' }): Promise<OutgoingOutcome> => {
      const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
      const { pathname, searchParams } = new URL(url);
      const path = decodeURIComponent(pathname);
      const asked = {
        method,
        path,
        query: Object.fromEntries(searchParams),
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
