import type { Cut } from './mortal-process.js';

export interface Point {
  /** Only where there is a call to be cut at; else at the record of it. */
  readonly atCall: boolean;
  readonly how: Cut['how'];
}

/** Where a process is killed. The names are the columns of docs/unknown-outcomes.md. */
export const points: Readonly<Record<string, Point>> = {
  'before the call': { atCall: true, how: 'before' },
  'during the call': { atCall: true, how: 'during' },
  'after the call, before it is recorded': { atCall: false, how: 'before' },
  'recorded, before anybody knows': { atCall: false, how: 'after' },
};

export const RACE: Point = { atCall: true, how: 'asleep' };
