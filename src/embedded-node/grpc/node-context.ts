import type { Store } from '../engine/store.js';

/** What every service needs. `stopping` is aborted when the node stops: open streams then end with a status, never with OK. */
export interface NodeContext {
  readonly store: Store;
  readonly stopping: AbortSignal;
  readonly maxAppendSize: number;
  /** Says so when something fails that no client caused. */
  readonly report: (message: string) => void;
  readonly now: () => number;
  readonly newId: () => string;
}
