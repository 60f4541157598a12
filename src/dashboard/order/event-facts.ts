import type { HistoryEvent } from '../../audit/contract.js';
import type { OrderEventType } from '../../order/events.js';
import type { MarkKind } from '../components/mark.js';

const MARKS: Readonly<Record<OrderEventType, MarkKind>> = {
  PaymentRequested: 'open',
  PaymentPrepared: 'open',
  PaymentCollected: 'ok',
  PaymentDeclined: 'bad',
  OrderPlaced: 'open',
  LineFulfilled: 'ok',
  FulfillmentFailed: 'bad',
  FulfillmentDeferred: 'open',
  FulfillmentRetryRequested: 'person',
  RevocationRequested: 'person',
  LineRevoked: 'off',
  RevocationFailed: 'undo',
  LineSettledByHand: 'person',
  ExcessPaymentReported: 'bad',
  ExcessPaymentRefunded: 'off',
  ExcessPaymentRefundFailed: 'undo',
  ExcessPaymentSettledByHand: 'person',
  PaymentClaimVoided: 'off',
  OrderAnnotated: 'person',
};

export function markOf({ type }: Pick<HistoryEvent, 'type'>): MarkKind {
  return Object.hasOwn(MARKS, type) ? MARKS[type as OrderEventType] : 'open';
}

/** What events may say; each says some of it. */
interface Said {
  readonly lineId?: string;
  readonly lineIds?: readonly string[];
  readonly class?: string;
  readonly code?: string;
  readonly message?: string;
  readonly retryable?: boolean;
  readonly nextAttemptAt?: string | null;
  readonly outcomeUnknown?: boolean;
  readonly attempt?: number;
  readonly processor?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly reason?: string;
  readonly text?: string;
  readonly outcome?: string;
  readonly note?: string;
  readonly reference?: string;
}

export function saidIn({ data }: Pick<HistoryEvent, 'data'>): Said {
  return typeof data === 'object' && data !== null ? data : {};
}

/** The lines that an event is about; none: it is about the order or its payment. */
export function linesIn(event: Pick<HistoryEvent, 'data'>): readonly string[] {
  const { lineId, lineIds } = saidIn(event);
  return lineId === undefined ? (lineIds ?? []) : [lineId];
}

/** What an event says, in a few words. */
export function wordsOf(event: Pick<HistoryEvent, 'data'>): string {
  const said = saidIn(event);
  const lines = linesIn(event);
  const words = [
    lines.length > 0 && `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`,
    said.attempt !== undefined && `attempt ${said.attempt}`,
    said.class,
    said.code,
    said.outcomeUnknown === true && 'outcome unknown',
    said.retryable === false && 'not tried again',
    said.outcome,
    said.amount !== undefined && `${said.amount} ${said.currency ?? ''}`.trim(),
    said.processor,
    said.reason !== undefined && `“${said.reason}”`,
    said.text !== undefined && `“${said.text}”`,
    said.note,
  ];
  return words.filter((word) => typeof word === 'string').join(' · ');
}
