import type { SqlEngine } from './sql-engine.js';

export interface OpenedSql<Engine extends SqlEngine = SqlEngine> {
  readonly engine: Engine;
  /** Set when older data was there and had to be thrown away, with the reason for the log. All read models start anew. */
  readonly rebuiltBecause?: string;
}
