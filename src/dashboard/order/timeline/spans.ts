import type { HistoryEvent } from '../../../audit/contract.js';
import { saidIn } from '../event-facts.js';

/** What lies between two marks of a lane: a call, a wait, held back by a module, or a wait for a person. */
export type SpanKind = 'call' | 'backoff' | 'held' | 'waits';

export interface Span {
  readonly kind: SpanKind;
  /** What it is, before its length. */
  readonly words: string;
}

function afterFailure(event: HistoryEvent): Span {
  const { nextAttemptAt, class: kind, retryable } = saidIn(event);
  if (typeof nextAttemptAt === 'string')
    return { kind: 'backoff', words: 'until the next attempt' };
  if (kind === 'configuration' && retryable === true) {
    return { kind: 'held', words: 'held back until the module works' };
  }
  return { kind: 'waits', words: 'no automatic step: waited for a person' };
}

/** What begins with an event, until the next one of its lane; undefined: nothing. */
export function spanAfter(event: HistoryEvent): Span | undefined {
  switch (event.type) {
    case 'PaymentRequested':
    case 'PaymentPrepared':
      return { kind: 'call', words: 'at the processor' };
    case 'PaymentDeclined':
      return { kind: 'waits', words: 'waited for another payment' };
    case 'FulfillmentFailed':
    case 'RevocationFailed':
      return afterFailure(event);
    case 'FulfillmentDeferred':
      return { kind: 'backoff', words: 'the other side does it later' };
    case 'FulfillmentRetryRequested':
    case 'RevocationRequested':
      return { kind: 'call', words: 'asked for, until its outcome' };
    default:
      return undefined;
  }
}
