import type { Recorded } from '../../kernel/event.js';
import type { Query } from '../sql/query.js';

/** Turns events into rows. Everything it wants written goes into one transaction with its checkpoint. */
export interface Consumer {
  /** Name of its checkpoint. A new name starts from the first event. */
  readonly name: string;
  readonly prefixes: readonly string[];
  /** The statements that make its tables say what these events say. It writes nothing itself. */
  handle(events: readonly Recorded[]): Promise<readonly Query[]>;
  /** The last batch is written. */
  committed(): void;
  /** The last batch was not written: forget it. */
  reset(): void;
}
