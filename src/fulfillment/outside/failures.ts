import { retryAfterMs } from '../../platform/http/retry-after.js';
import type { LineFailed } from '../fulfillment-module.js';
import { explain } from './explain.js';
import { rowFor, type OtherSide } from './failure-table.js';
import type { Heard, Silence } from './hear.js';
import type { Reply } from './reply.js';

/** Reading changes nothing, so only a call that changes something can leave the outcome unknown. */
export type Purpose = 'read' | 'change';

type Told = Pick<LineFailed, 'class' | 'code' | 'message'>;

function silences({ name, codes }: OtherSide): Readonly<Record<Silence, Told>> {
  return {
    unreachable: {
      class: 'network',
      code: codes.unreachable,
      message: `${name} cannot be reached`,
    },
    'cut-off': {
      class: 'timeout',
      code: codes['cut-off'],
      message: `The connection to ${name.replace(/^The /, 'the ')} was lost before it answered`,
    },
    timeout: {
      class: 'timeout',
      code: codes.timeout,
      message: `${name} did not answer in time`,
    },
  };
}

/** @param detail a code such as ECONNREFUSED */
export function failedBySilence(
  side: OtherSide,
  silence: Silence,
  purpose: Purpose,
  detail?: string,
): LineFailed {
  const { message, ...known } = silences(side)[silence];
  const said = detail === undefined ? `${message}.` : `${message} (${detail}).`;
  const failure: LineFailed = { kind: 'failed', ...known, message: said, retryable: true };
  const unknown = purpose === 'change' && silence !== 'unreachable';
  return unknown ? { ...failure, outcomeUnknown: true } : failure;
}

/** @param words texts that name the person, never to be stored in a message */
export function failedByReply(
  side: OtherSide,
  reply: Reply,
  purpose: Purpose,
  words: readonly string[],
): LineFailed {
  const { verdict, code, means } = rowFor(side, reply);
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

/** Why what was heard is no success. */
export function failedBy(
  side: OtherSide,
  heard: Heard,
  purpose: Purpose,
  words: readonly string[],
): LineFailed {
  return heard.kind === 'silence'
    ? failedBySilence(side, heard.silence, purpose, heard.detail)
    : failedByReply(side, heard.reply, purpose, words);
}
