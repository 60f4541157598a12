import { ORDER_STREAM_PREFIX } from '../../../order/order-stream.js';

/** How far somebody has seen one order. */
export interface OrderPosition {
  readonly stream: string;
  readonly revision: number;
}

/** `Makegood-Position`: how far the caller has seen one order. Opaque to callers: they hand it back as they got it. */
export function positionToken(stream: string, revision: number): string {
  return `${stream}@${revision}`;
}

/** What the token says; undefined: it is none of ours. */
export function orderPosition(token: string | undefined): OrderPosition | undefined {
  const [, stream, revision] = /^([-\w]{1,70})@(\d{1,9})$/.exec(token ?? '') ?? [];
  if (!stream?.startsWith(ORDER_STREAM_PREFIX)) return undefined;
  return { stream, revision: Number(revision) };
}

/** The revision of `stream` that the token names; -1: it says nothing of this order. */
export function revisionOf(token: string | undefined, stream: string): number {
  const position = orderPosition(token);
  return position?.stream === stream ? position.revision : -1;
}
