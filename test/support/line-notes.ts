import type { Recorded } from '../../src/kernel/event.js';
import type { FulfillmentFailed, OrderEvent } from '../../src/order/events.js';

/** Statuses of a line whose fulfilment is over. */
export const OVER: readonly string[] = ['Complete', 'Revoked', 'Revocation Error', 'Abandoned'];

/** A line as an auditor would note it down, reading the events. */
interface Noted {
  readonly status: string;
  readonly revoking?: boolean;
  readonly settled?: boolean;
}

type LineEvent = Extract<OrderEvent, { data: { lineId: string } | { lineIds: readonly string[] } }>;

function failureNoted(noted: Noted, failure: FulfillmentFailed['data']): Noted {
  if (noted.status === 'Revoked') return { ...noted, revoking: failure.outcomeUnknown };
  if (noted.revoking || OVER.includes(noted.status)) return noted;
  const [first = '', ...rest] = failure.class;
  return { status: `Fulfillment ${first.toUpperCase()}${rest.join('')} Error` };
}

function deferralNoted(noted: Noted): Noted {
  return noted.revoking || OVER.includes(noted.status) ? noted : { status: 'Open' };
}

function successNoted({ status, revoking = false }: Noted): Noted {
  if (status === 'Revocation Error') return { status, revoking };
  return { status: 'Complete', revoking: revoking || status === 'Revoked' };
}

/** What comes from outside. */
function outcomeNoted(before: Noted, event: LineEvent): Noted {
  if (event.type === 'LineRevoked') return { status: 'Revoked' };
  if (event.type === 'LineFulfilled') return successNoted(before);
  if (event.type === 'FulfillmentDeferred') return deferralNoted(before);
  if (event.type === 'FulfillmentFailed') return failureNoted(before, event.data);
  const unrevoked = event.type === 'RevocationFailed' && before.revoking;
  return unrevoked ? { ...before, status: 'Revocation Error' } : before;
}

/** What people ask counts always; what comes from outside changes no settled line. */
function noted(before: Noted, event: LineEvent): Noted {
  if (event.type === 'LineSettledByHand') {
    const { outcome } = event.data;
    return { status: outcome === 'complete' ? 'Complete' : 'Abandoned', settled: true };
  }
  if (event.type === 'RevocationRequested') {
    const { status } = before;
    return status === 'Revoked' ? before : { status, revoking: true };
  }
  return before.settled ? before : outcomeNoted(before, event);
}

function isAbout(event: OrderEvent, lineId: string): event is LineEvent {
  const { data } = event;
  if ('lineIds' in data) return data.lineIds.includes(lineId);
  return 'lineId' in data && data.lineId === lineId;
}

/** The statuses of a line once more, made of events alone. */
export function expectedLineStatus(
  events: readonly Recorded<OrderEvent>[],
  lineId: string,
): string {
  return events
    .filter((event): event is Recorded<LineEvent> => isAbout(event, lineId))
    .reduce(noted, { status: 'Open' }).status;
}
