import { setImmediate } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { OpenedSql } from '../opened-sql.js';
import type { SqlEngine, SqlResult, Statement } from '../sql-engine.js';
import { SqlUnavailable } from '../sql-errors.js';
import { PgliteFolder } from './pglite-folder.js';
import { PgliteSession } from './pglite-session.js';

const tidyEveryMs = 60_000;
/**
 * Tables of which a fifth is dead, or a tenth has changed, as autovacuum would have it, and at most so many rows: a vacuum reads all indexes
 * of a table and blocks every statement meanwhile, which took 5 s each minute with a million orders.
 */
const worthIt = `
  select format('%I.%I', changed.schemaname, changed.relname) as name
  from pg_stat_user_tables changed join pg_class known on known.oid = changed.relid
  where n_dead_tup > least(50 + 0.2 * greatest(reltuples, 0), 100000)
     or n_mod_since_analyze > least(50 + 0.1 * greatest(reltuples, 0), 100000)`;
const countUp = 'select pg_stat_force_next_flush()';
// ANALYZE itself leaves dead rows in this one.
const afterwards = ['vacuum pg_catalog.pg_statistic', 'checkpoint'];

/** PGlite in this thread. Every statement blocks the thread, so the service gives it a worker (`PgliteEngine`). */
export class PgliteHost implements SqlEngine {
  readonly #session: PgliteSession;
  readonly #tidying: NodeJS.Timeout;
  #closing: Promise<void> | undefined;

  private constructor(
    private readonly folder: PgliteFolder,
    private readonly db: PGlite,
  ) {
    this.#session = new PgliteSession(db);
    this.#tidying = setInterval(() => void this.#tryToTidy(), tidyEveryMs);
    this.#tidying.unref();
  }

  /** @param path the database's own folder; the caller makes sure that no other process has it open */
  static async open(path: string): Promise<OpenedSql<PgliteHost>> {
    const folder = new PgliteFolder(path);
    const { db, ...rest } = await folder.open();
    return { engine: new PgliteHost(folder, db), ...rest };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what the session throws becomes a rejection
  async transaction(statements: readonly Statement[]): Promise<readonly SqlResult[]> {
    this.#refuseWhenClosed();
    return statements.length === 0 ? [] : this.#session.transaction(statements);
  }

  async query(statement: Statement): Promise<SqlResult> {
    if (statement.expectRows !== undefined) {
      const [result] = await this.transaction([statement]);
      return result ?? { rows: [], affectedRows: 0 };
    }
    this.#refuseWhenClosed();
    return this.#session.query(statement);
  }

  /** PGlite has neither autovacuum nor checkpointer. One table at a time, so that queries get in between. */
  async tidy(): Promise<void> {
    await this.query({ sql: countUp, parameters: [] });
    const { rows } = await this.query({ sql: worthIt, parameters: [] });
    const steps = rows.map(({ name }) => `vacuum (analyze) ${String(name)}`);
    for (const sql of [...steps, ...afterwards]) {
      await setImmediate();
      if (this.#closing !== undefined) return;
      this.#session.query({ sql, parameters: [] });
    }
  }

  async #tryToTidy(): Promise<void> {
    try {
      await this.tidy();
    } catch (error) {
      if (!(error instanceof SqlUnavailable)) throw error; // a full disk, say: again in a minute
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearInterval(this.#tidying);
    this.#session.query({ sql: 'checkpoint', parameters: [] });
    await this.db.close();
    await this.folder.seal();
  }

  #refuseWhenClosed(): void {
    if (this.#closing !== undefined) throw new SqlUnavailable('SQL is closed.', 'no');
  }
}
