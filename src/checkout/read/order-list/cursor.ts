import { cursorTo, placeOf } from '../../../platform/http/list-cursor.js';

/** The last order of a page: where the next one goes on. */
export interface ListPosition {
  /** Epoch ms. */
  readonly listedAt: number;
  readonly stream: string;
}

const STREAM = /^order-[-\w]{1,64}$/;

export function cursorOf({ listedAt, stream }: ListPosition, filter: object): string {
  return cursorTo([listedAt, stream], filter);
}

/** Undefined: not a cursor of this list. */
export function positionOf(cursor: string, filter: object): ListPosition | undefined {
  const [listedAt, stream] = placeOf(cursor, filter, [0, '']) ?? [];
  if (listedAt === undefined || stream === undefined || !STREAM.test(stream)) return undefined;
  return { listedAt, stream };
}
