import type { LineView, OrderView } from './order-view.js';

function isPlaced({ placedAt }: OrderView): boolean {
  return placedAt !== undefined;
}

/**
 * Nothing more will happen at once: each line has an outcome, be it a failure with its next attempt or its owner, or its
 * wait has an owner: the other side took it on, or its module is paused or rests.
 */
export function isAnswered(order: OrderView): boolean {
  const isOpen = ({ status, deferred, waitingFor }: LineView) =>
    status === 'Open' && deferred === undefined && waitingFor === undefined;
  return isPlaced(order) && !order.lines.some(isOpen);
}

/** Something more will happen to it by itself: an attempt, a repeat, an undoing. */
export function goesOn({ status, retry, revocation }: LineView): boolean {
  return (
    status === 'Open' || retry === 'scheduled' || retry === 'waiting' || revocation === 'requested'
  );
}

/** Its status stays as it is unless somebody does something: declined, made good, or failed for good. */
export function isFinal(order: OrderView): boolean {
  if (order.status === 'Payment Declined') return true;
  return isPlaced(order) && !order.lines.some(goesOn);
}
