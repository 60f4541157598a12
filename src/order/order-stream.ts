/** Streams of orders begin so; one stream tells everything about one order. */
export const ORDER_STREAM_PREFIX = 'order-';

/** Order numbers are unique whatever their case, so the stream's name is in lower case. */
export function orderStream(orderNumber: string): string {
  return ORDER_STREAM_PREFIX + orderNumber.toLowerCase();
}

/** In lower case; undefined: the stream is not an order's. */
export function orderNumberOf(stream: string): string | undefined {
  if (!stream.startsWith(ORDER_STREAM_PREFIX)) return undefined;
  return stream.slice(ORDER_STREAM_PREFIX.length);
}

/** What order numbers may look like. Whatever else is asked for does not exist, and is not worth a look. */
export const ORDER_NUMBER = /^[-\w]{1,64}$/;
