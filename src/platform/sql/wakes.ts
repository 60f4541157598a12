import type { Query } from './query.js';

/** How workers of other processes hear at once that something is due. They look by themselves too, a little later. */
export interface Wakes {
  /** For the end of a transaction that plans: whoever listens hears of it when it is committed. */
  readonly announcement: readonly Query[];
  /** Calls back whenever something was announced, and when it may have missed something. */
  listen(heard: () => void, signal: AbortSignal): Promise<void>;
}

/** There is no other process. */
export const NO_WAKES: Wakes = { announcement: [], listen: () => Promise.resolve() };

export const WAKES = Symbol('Wakes');
