/** Streams of orders begin so; one stream tells everything about one order. */
export const ORDER_STREAM_PREFIX = 'order-';

/** Order numbers are unique whatever their case, so the stream's name is in lower case. */
export function orderStream(orderNumber: string): string {
  return ORDER_STREAM_PREFIX + orderNumber.toLowerCase();
}
