import type { FailureClass } from '../../../kernel/failure.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import type { FulfillmentFailed, OrderEvent, RevocationFailed } from '../../../order/events.js';
import type { Line, OrderState } from '../../../order/state.js';
import { orderStatus, retryState } from '../../../order/status.js';
import type { OrderStep } from '../order-changes.js';

/** `order-…` are of orders, all others of lines. */
export type Outcome =
  | 'order-placed'
  | 'order-completed'
  | 'order-failed'
  | 'fulfilled'
  | 'failed'
  | 'deferred'
  | 'revoked'
  | 'revocation-failed'
  | 'given-up'
  | 'settled';

/** Something that happened once. */
export interface Happened {
  readonly outcome: Outcome;
  /** Absent of orders, and of what no module did. */
  readonly module?: string;
  readonly class?: FailureClass;
}

const linesOf = (state: OrderState): readonly Line[] =>
  state.stage === 'placed' ? state.lines : [];

const lineOf = (state: OrderState, id: string): Line | undefined =>
  linesOf(state).find((line) => line.id === id);

/** A line came to a status; not when it was there before. */
function became({ before, after }: OrderStep, id: string, status: Line['status']): boolean {
  return lineOf(after, id)?.status === status && lineOf(before, id)?.status !== status;
}

/** Each attempt that failed, and the last of those that are made by themselves once more. */
function failures(
  { after }: OrderStep,
  { type, data }: FulfillmentFailed | RevocationFailed,
): readonly Happened[] {
  const { module, lineId } = data;
  const of = { module, class: data.class };
  const line = lineOf(after, lineId);
  const retry = line && retryState(line);
  const isGivenUp = retry === 'exhausted' || retry === 'not-retryable';
  return [
    { outcome: type === 'FulfillmentFailed' ? 'failed' : 'revocation-failed', ...of },
    ...(isGivenUp ? [{ outcome: 'given-up', ...of } as const] : []),
  ];
}

function ofLine(step: OrderStep, event: OrderEvent): readonly Happened[] {
  switch (event.type) {
    case 'LineFulfilled': {
      const { lineId, module } = event.data;
      return became(step, lineId, 'Complete') ? [{ outcome: 'fulfilled', module }] : [];
    }
    case 'LineRevoked': {
      const { lineId, module } = event.data;
      return became(step, lineId, 'Revoked') ? [{ outcome: 'revoked', module }] : [];
    }
    case 'FulfillmentDeferred':
      return [{ outcome: 'deferred', module: event.data.module }];
    case 'LineSettledByHand':
      return [{ outcome: 'settled' }];
    case 'FulfillmentFailed':
    case 'RevocationFailed':
      return failures(step, event);
    default:
      return [];
  }
}

/** Imported orders were placed and made good elsewhere, and long ago: they are no work of any hour here. */
const isOurs = (state: OrderState): boolean =>
  state.stage === 'placed' && state.origin !== 'import';

/** All was made good by modules in the end: an order that a person settled, or took back, is none. */
function isCompletion({ before, after, event }: OrderStep): boolean {
  return (
    event.type === 'LineFulfilled' &&
    orderStatus(before) !== 'Complete' &&
    orderStatus(after) === 'Complete'
  );
}

function ofOrder(step: OrderStep): readonly Happened[] {
  const { before, after, event } = step;
  const failed =
    orderStatus(before) !== 'Fulfillment Error' && orderStatus(after) === 'Fulfillment Error';
  return [
    ...(event.type === 'OrderPlaced' ? [{ outcome: 'order-placed' } as const] : []),
    ...(isCompletion(step) ? [{ outcome: 'order-completed' } as const] : []),
    ...(failed ? [{ outcome: 'order-failed' } as const] : []),
  ];
}

/** What one event adds to the figures of its hour. */
export function happenedIn(step: OrderStep): readonly Happened[] {
  return isOurs(step.after) ? [...ofOrder(step), ...ofLine(step, step.event)] : [];
}

/** How long the order took from placed to made good, ms; undefined: this event did not complete it. */
export function timeToFulfilled(step: OrderStep): number | undefined {
  const { after, event } = step;
  if (after.stage !== 'placed' || !isOurs(after) || !isCompletion(step)) return undefined;
  // Clocks of two processes may differ.
  return Math.max(0, fromRfc3339(event.metadata.occurredAt) - after.placedAt);
}

/** How many orders and lines are how, of one order. */
export function statusesOf(
  state: OrderState,
): readonly { kind: 'order' | 'line'; status: string }[] {
  const status = orderStatus(state);
  return [
    ...(status ? [{ kind: 'order', status } as const] : []),
    ...linesOf(state).map((line) => ({ kind: 'line', status: line.status }) as const),
  ];
}
