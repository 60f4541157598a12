import pg from 'pg';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import { encodeParameter } from '../parameter.js';
import { decidesOnCommit, findMismatch } from '../row-expectations.js';
import type { SqlEngine, SqlResult, Statement } from '../sql-engine.js';
import { SqlUnavailable } from '../sql-errors.js';
import { StatementNames } from '../statement-names.js';
import { translateError } from './postgres-errors.js';
import { poolConfig } from './pool-config.js';
import type { PostgresOptions } from './pool-config.js';

type Message = QueryConfig<(string | null)[]> & { text: string };

const begin: Message = { text: 'begin' };
const commit: Message = { text: 'commit' };
const rollback: Message = { text: 'rollback' };

/** A PostgreSQL server. The statements of a batch are sent without waiting for one another's answer: one round trip. */
export class PostgresEngine implements SqlEngine {
  readonly #pool: pg.Pool;
  readonly #names = new StatementNames();
  #closing: Promise<void> | undefined;

  constructor(options: PostgresOptions) {
    this.#pool = new pg.Pool(poolConfig(options));
    // A connection broke while nobody used it, or while a query did, which then fails by itself. The pool drops it; without
    // listeners the process would end.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async transaction(statements: readonly Statement[]): Promise<readonly SqlResult[]> {
    if (statements.length === 0) return [];
    const messages = statements.map((statement) => this.#encode(statement));
    return this.#withClient(async (client) => {
      const waits = decidesOnCommit(statements);
      const answers = await sendAll(client, [begin, ...messages, ...(waits ? [] : [commit])]);
      const results = answers.slice(1, 1 + messages.length).map(toResult);
      if (!waits) return results;
      const mismatch = findMismatch(statements, results);
      await sendAll(client, [mismatch === undefined ? commit : rollback]);
      if (mismatch !== undefined) throw mismatch;
      return results;
    });
  }

  async query(statement: Statement): Promise<SqlResult> {
    if (statement.expectRows !== undefined) return first(await this.transaction([statement]));
    const message = this.#encode(statement);
    return this.#withClient(async (client) => {
      const answers = await sendAll(client, [message]);
      return first(answers.map(toResult));
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.end();
    return this.#closing;
  }

  async #withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    if (this.#closing !== undefined) throw new SqlUnavailable('SQL is closed.', 'no');
    const client = await this.#connect();
    let passing = false;
    try {
      return await work(client);
    } catch (error) {
      passing = error instanceof SqlUnavailable;
      throw error;
    } finally {
      // A connection that is broken, has an outdated plan, or may be inside a transaction is not used again.
      client.release(passing || client.getTransactionStatus() !== 'I');
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw translateError(error, 'connect', 'no');
    }
  }

  #encode({ sql, parameters }: Statement): Message {
    const name = this.#names.nameFor(sql);
    const extended = { queryMode: 'extended' }; // or several statements would pass as one, only here
    return {
      text: sql,
      values: parameters.map(encodeParameter),
      ...(name !== undefined && { name }),
      ...extended,
    };
  }
}

/** All are on their way before the first is answered. The first failure is the cause of those behind it. */
async function sendAll(client: PoolClient, messages: readonly Message[]): Promise<QueryResult[]> {
  const answers = await Promise.allSettled(messages.map((message) => client.query(message)));
  const happened = messages.at(-1) === commit || messages[0] !== begin ? 'unknown' : 'no';
  return answers.map((answer, index) => {
    if (answer.status === 'fulfilled') return answer.value;
    throw translateError(answer.reason, messages[index]?.text ?? '', happened);
  });
}

function toResult({ rows, rowCount }: QueryResult<Record<string, unknown>>): SqlResult {
  return { rows, affectedRows: rowCount ?? 0 };
}

function first([result]: readonly SqlResult[]): SqlResult {
  return result ?? { rows: [], affectedRows: 0 };
}
