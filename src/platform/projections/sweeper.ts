import type { Query } from '../sql/query.js';

/** A stream whose rows are not as they should be, as far as its events up to `revision` say. */
export interface WrongStream {
  readonly stream: string;
  readonly revision: number;
}

export interface SweptPage {
  readonly compared: number;
  readonly wrong: readonly WrongStream[];
  /** Nothing comes behind it: the next page is the first again. */
  readonly isLast: boolean;
}

/**
 * Compares the rows that a consumer keeps with what the streams themselves say. It only looks: what is wrong may be what the
 * consumer has not come to yet.
 */
export interface Sweeper {
  /** The next page. `leaveOut`: streams that wait for a person, parked. */
  page(leaveOut: ReadonlySet<string>): Promise<SweptPage>;
  /** Which of these are wrong; also those that cannot be compared by a fault of their own: {@link repair} says which. */
  compare(streams: readonly string[]): Promise<readonly WrongStream[]>;
  /** What makes the rows of a stream right. Called, and written, while the consumer writes nothing. None: they are. Throws a fault of the stream. */
  repair(stream: string): Promise<readonly Query[]>;
}

/** Since this process started. */
export interface SweepTotals {
  readonly compared: number;
  readonly repaired: number;
  /** Looks that failed. */
  readonly failed: number;
}
