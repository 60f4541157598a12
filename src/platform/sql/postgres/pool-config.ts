import type { PoolConfig } from 'pg';
import { decodeColumn } from '../column.js';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database` */
  readonly url: string;
  readonly maxConnections?: number;
  /** Longer statements are cancelled. 0 = never, for migrations of big tables. */
  readonly statementTimeoutMs?: number;
}

const graceMs = 5_000;

export function poolConfig(options: PostgresOptions): PoolConfig {
  const { url, maxConnections = 10, statementTimeoutMs = 30_000 } = options;
  return {
    connectionString: url,
    max: maxConnections,
    pipeline: true,
    keepAlive: true,
    application_name: 'makegood',
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementTimeoutMs,
    // A server that is gone without a word answers nothing, not even the time-out.
    query_timeout: statementTimeoutMs === 0 ? 0 : statementTimeoutMs + graceMs,
    idle_in_transaction_session_timeout: 30_000,
    types: { getTypeParser: (type: number) => (text: string) => decodeColumn(type, text) },
  };
}
