import { ADDRESS_NOT_PUBLIC } from '../../../platform/http/public-addresses.js';
import { retryAfterMs } from '../../../platform/http/retry-after.js';
import type {
  AttemptResult,
  LineDeferred,
  LineFailed,
  ProbeResult,
  Receipt,
  RevocationResult,
} from '../../fulfillment-module.js';
import { plain } from '../../outside/explain.js';
import { failedBy, type Purpose } from '../../outside/failures.js';
import type { Heard } from '../../outside/hear.js';
import { textIn, type Reply } from '../../outside/reply.js';
import { RECEIVER } from './failure-table.js';

const ASK_AFTER_MS = 60_000;
const SOONEST_MS = 1_000;
const LATEST_MS = 86_400_000;

const PRIVATE: LineFailed = {
  ...{ kind: 'failed', class: 'configuration', code: 'webhook-address-private', retryable: true },
  message: 'WEBHOOK_URL leads to an address inside our network, so it was not called.',
};

/** What the answer to "make it good" means. */
export function judgeFulfilled(heard: Heard, words: readonly string[]): AttemptResult {
  if (heard.kind === 'reply') {
    const { reply } = heard;
    if (isDone(reply)) return { kind: 'fulfilled', receipt: receiptOf(reply, words) };
    if (reply.status === 202) return deferred(reply);
  }
  return failed(heard, 'change', words);
}

/** What the answer to "what became of it?" means. */
export function judgeStatus(heard: Heard, words: readonly string[]): ProbeResult {
  if (heard.kind === 'reply' && heard.reply.status === 404) return { kind: 'absent' };
  return judgeFulfilled(heard, words);
}

/** What the answer to "take it back" means. */
export function judgeRevoked(heard: Heard, words: readonly string[]): RevocationResult {
  if (heard.kind === 'reply' && isDone(heard.reply)) {
    return { kind: 'revoked', receipt: receiptOf(heard.reply, words) };
  }
  return failed(heard, 'change', words);
}

function failed(heard: Heard, purpose: Purpose, words: readonly string[]): LineFailed {
  const isPrivate = heard.kind === 'silence' && heard.detail === ADDRESS_NOT_PUBLIC;
  return isPrivate ? PRIVATE : failedBy(RECEIVER, heard, purpose, words);
}

/** A page says 200 too, such as that of somebody else to whom the domain belongs now. */
function isDone({ status, headers, body }: Reply): boolean {
  const isPage = /\bhtml\b/i.test(headers['content-type'] ?? '') || /^\s*</.test(body);
  return [200, 201, 204].includes(status) && !isPage;
}

function receiptOf(reply: Reply, words: readonly string[]): Receipt {
  const reference = plain(textIn(reply, 'reference'), words);
  return reference === '' ? {} : { reference };
}

function deferred({ headers }: Reply): LineDeferred {
  const afterMs = retryAfterMs(headers) ?? ASK_AFTER_MS;
  return {
    kind: 'deferred',
    checkAfterMs: Math.min(LATEST_MS, Math.max(SOONEST_MS, afterMs)),
    note: 'The receiver has taken it on and is not done yet.',
  };
}
