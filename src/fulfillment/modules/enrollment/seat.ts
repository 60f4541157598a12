import type { Line } from '../../fulfillment-module.js';
import { modeOf } from '../../lms/course-mode.js';

/** What is to be enrolled in. */
export interface Seat {
  readonly courseKey: string;
  readonly mode: string;
  readonly creditProvider?: string;
}

/** Undefined: the line does not say which course. Checkout refuses such a line, an import may bring it. */
export function seatOf({ attributes = {} }: Line): Seat | undefined {
  const { courseKey, creditProvider } = attributes;
  if (typeof courseKey !== 'string' || courseKey === '') return undefined;
  const mode = modeOf(attributes);
  if (typeof creditProvider !== 'string' || creditProvider === '') return { courseKey, mode };
  return { courseKey, mode, creditProvider };
}
