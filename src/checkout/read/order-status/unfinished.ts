import { sql, type RawBuilder } from 'kysely';
import type { OrderView } from './order-view.js';

/** Something may be left that is done by itself. What was declined waits for a checkout, which may never come. */
export function isUnfinished({ status, lines, excessPayments = [] }: OrderView): boolean {
  const isOver = status === 'Complete' || status === 'Payment Declined';
  return (
    !isOver ||
    lines.some(({ revocation }) => revocation !== undefined) ||
    excessPayments.some((payment) => !ENDS.has(payment.status))
  );
}

const ENDS: ReadonlySet<string> = new Set(['refunded', 'settled-by-hand']);

/** Streams of orders that rows show as unfinished, by name, after this one. A part of a statement. */
export function unfinishedOrders(after: string, limit: number): RawBuilder<unknown> {
  return sql`
    select stream from order_status where unfinished and stream > ${after}
    order by stream limit ${limit}`;
}
