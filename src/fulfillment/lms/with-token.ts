import type { TokenOutcome } from '../../platform/http/client-credentials.js';
import type { Attempt, Line, LineFailed, ModuleContext, Placed } from '../fulfillment-module.js';
import { MODULE, row } from '../outside/failure-table.js';
import { failedBy } from '../outside/failures.js';
import { hear, heardOf, type Heard, type OutsideCall } from '../outside/hear.js';
import { wordsOfPerson } from '../outside/without-person.js';
import { theLms } from './the-lms.js';
import { USUAL_FAILURES } from './usual-failures.js';

export const NO_CLIENT: LineFailed = {
  kind: 'failed',
  class: 'configuration',
  code: 'lms-oauth-client-missing',
  message:
    'LMS_OAUTH_CLIENT_ID and LMS_OAUTH_CLIENT_SECRET are not set, so the LMS was not called.',
  retryable: true,
};

/** Source: RFC 6749 §5.2; the LMS answers 401 `invalid_client`, and limits the rate by address. */
const TOKEN_API = theLms([
  row(400, MODULE, 'lms-client-refused', 'The LMS gives our client no token'),
  row(401, MODULE, 'lms-client-refused', 'The LMS does not know our client'),
  row(403, MODULE, 'lms-client-refused', 'The LMS gives our client no token'),
  row(404, MODULE, 'lms-api-not-found', 'There are no tokens at LMS_TOKEN_URL'),
  ...USUAL_FAILURES,
]);

/** On whose behalf the LMS is asked. */
export interface Asking {
  /** Awaited before each call that may go out. */
  readonly begin: () => Promise<void>;
  /** Texts that name the person, never to be stored in a message. */
  readonly words: readonly string[];
}

export function askingFor({ details }: Placed, line: Line, attempt: Attempt): Asking {
  return { begin: () => attempt.begin(line), words: wordsOfPerson(details) };
}

/** Fetching a token changes nothing at the LMS. */
function noToken(
  { outcome }: Extract<TokenOutcome, { kind: 'none' }>,
  words: readonly string[],
): LineFailed {
  return failedBy(TOKEN_API, heardOf(outcome), 'read', words);
}

/**
 * Makes a call of the LMS that wants a token. One that is refused (401) is renewed, once: the LMS may have changed its
 * keys before the token's end.
 */
export async function hearWithToken(
  { http, lms, tokens }: ModuleContext,
  call: OutsideCall,
  { begin, words }: Asking,
): Promise<Heard | LineFailed> {
  if (!tokens) return NO_CLIENT;
  const ask = async (): Promise<{ heard: Heard; token: string } | LineFailed> => {
    await begin();
    const granted = await tokens.token();
    if (granted.kind === 'none') return noToken(granted, words);
    await begin();
    const { token } = granted;
    const headers = { ...call.headers, Authorization: `JWT ${token}` };
    return { heard: await hear(http, { ...call, headers }, lms.timeoutMs), token };
  };
  const first = await ask();
  if ('kind' in first) return first;
  if (first.heard.kind === 'silence' || first.heard.reply.status !== 401) return first.heard;
  tokens.discard(first.token);
  const second = await ask();
  return 'kind' in second ? second : second.heard;
}
