import type { LineFailed } from '../../fulfillment-module.js';
import { explain } from './explain.js';
import { rowFor } from './failure-table.js';
import type { Reply } from './reply.js';
import { retryAfterMs } from './retry-after.js';

/** Reading changes nothing, so only a call that changes something can leave the outcome unknown. */
export type Purpose = 'read' | 'change';

/** Why no answer came: not sent; sent, but cut off; sent, and our patience ended. */
export type Silence = 'unreachable' | 'cut-off' | 'timeout';

export const NO_API_KEY: LineFailed = {
  kind: 'failed',
  class: 'configuration',
  code: 'lms-api-key-missing',
  message: 'LMS_API_KEY is not set, or is no text for a header, so the LMS was not called.',
  retryable: true,
};

export const NO_COURSE_KEY: LineFailed = {
  kind: 'failed',
  class: 'configuration',
  code: 'attributes-missing',
  message: 'The line has no attribute courseKey, so the LMS was not called.',
  retryable: false,
};

const SILENCES: Readonly<Record<Silence, Pick<LineFailed, 'class' | 'code' | 'message'>>> = {
  unreachable: { class: 'network', code: 'lms-unreachable', message: 'The LMS cannot be reached' },
  'cut-off': {
    class: 'timeout',
    code: 'lms-connection-lost',
    message: 'The connection to the LMS was lost before it answered',
  },
  timeout: { class: 'timeout', code: 'lms-timeout', message: 'The LMS did not answer in time' },
};

/** @param detail a code such as ECONNREFUSED */
export function failedBySilence(silence: Silence, purpose: Purpose, detail?: string): LineFailed {
  const { message, ...known } = SILENCES[silence];
  const said = detail === undefined ? `${message}.` : `${message} (${detail}).`;
  const failure: LineFailed = { kind: 'failed', ...known, message: said, retryable: true };
  const unknown = purpose === 'change' && silence !== 'unreachable';
  return unknown ? { ...failure, outcomeUnknown: true } : failure;
}

/** @param words texts that name the person, never to be stored in a message */
export function failedByReply(
  reply: Reply,
  purpose: Purpose,
  words: readonly string[],
): LineFailed {
  const { verdict, code, means } = rowFor(reply);
  const { outcomeUnknown, ...lasting } = verdict;
  const waitMs =
    lasting.class === 'server' && lasting.retryable ? retryAfterMs(reply.headers) : undefined;
  return {
    kind: 'failed',
    code,
    message: explain(means, reply, words),
    ...lasting,
    ...(outcomeUnknown && purpose === 'change' && { outcomeUnknown }),
    ...(waitMs !== undefined && { retryAfterMs: waitMs }),
  };
}
