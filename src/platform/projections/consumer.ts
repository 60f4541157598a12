import type { Recorded } from '../../kernel/event.js';
import type { Query } from '../sql/query.js';
import type { Sweeper } from './sweeper.js';

/** Turns events into rows. Everything it wants written goes into one transaction with its checkpoint. */
export interface Consumer {
  /** Name of its checkpoint. A new name starts from the first event. */
  readonly name: string;
  readonly prefixes: readonly string[];
  /** It plans what is due: workers of other processes hear of what it writes. */
  readonly plans?: true;
  /** Looks after its rows, beside the events. */
  readonly sweeper?: Sweeper | undefined;
  /**
   * The statements that make its tables say what these events say. It writes nothing itself.
   * @throws StreamFault for a stream that it cannot handle: that one is parked, and the rest given to it again. After anything
   * else that it throws, the same events come again.
   */
  handle(events: readonly Recorded[]): Promise<readonly Query[]>;
  /** The last batch is written. */
  committed(): void;
  /** What it was given last was not written: forget it. */
  reset(): void;
}
