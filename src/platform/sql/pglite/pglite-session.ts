import { protocol } from '@electric-sql/pglite';
import type { PGlite } from '@electric-sql/pglite';
import { encodeParameter } from '../parameter.js';
import { decidesOnCommit, findMismatch } from '../row-expectations.js';
import type { SqlResult, Statement } from '../sql-engine.js';
import { mayPass, planOutdated, SqlError, SqlUnavailable } from '../sql-errors.js';
import { StatementNames } from '../statement-names.js';
import { decodeResult, readAnswer } from './answer.js';
import type { Answer } from './answer.js';

const { parse, bind, describe, execute, sync, close } = protocol.serialize;
const word = (sql: string): Statement => ({ sql, parameters: [] });
const begin = word('begin');
const commit = word('commit');
const rollback = word('rollback');

/**
 * PGlite's one session, spoken to in PostgreSQL's wire protocol: a whole batch is one message and one call into the engine.
 * Synchronous from end to end, so two transactions cannot mix.
 */
export class PgliteSession {
  readonly #names = new StatementNames();
  readonly #prepared = new Set<string>();
  #status: string | undefined = 'I';

  constructor(private readonly db: PGlite) {}

  query(statement: Statement): SqlResult {
    try {
      const [result] = this.#send([statement]);
      return result ?? { rows: [], affectedRows: 0 };
    } finally {
      this.#leaveTransaction();
    }
  }

  transaction(statements: readonly Statement[]): readonly SqlResult[] {
    const waits = decidesOnCommit(statements);
    try {
      const results = this.#send([begin, ...statements, ...(waits ? [] : [commit])]);
      const own = results.slice(1, 1 + statements.length);
      if (waits) {
        const mismatch = findMismatch(statements, own);
        if (mismatch !== undefined) throw mismatch;
        this.#send([commit]);
      }
      return own;
    } finally {
      this.#leaveTransaction();
    }
  }

  /** Everybody shares this session: whatever failed, or began a transaction by hand, the next one finds it idle. */
  #leaveTransaction(): void {
    if (this.#status !== 'I') this.#send([rollback]);
  }

  #send(statements: readonly Statement[]): readonly SqlResult[] {
    const values = statements.map(({ parameters }) => parameters.map(encodeParameter));
    const parts: Uint8Array[] = [];
    const fresh: string[] = [];
    for (const [index, { sql }] of statements.entries()) {
      parts.push(...this.#prepare(sql, fresh, values[index] ?? []));
    }
    parts.push(sync());
    const answer = readAnswer(this.db.execProtocolRawSync(Buffer.concat(parts)));
    this.#status = answer.status;
    if (answer.status === undefined) throw new SqlUnavailable('PGlite died.', 'unknown');
    if (answer.error !== undefined) throw this.#errorOf(answer, statements, fresh);
    return answer.results.map(decodeResult);
  }

  /** @param fresh collects the names that the session does not know before this message */
  #prepare(sql: string, fresh: string[], values: (string | null)[]): readonly Uint8Array[] {
    const name = this.#names.nameFor(sql) ?? '';
    const run = [bind({ statement: name, values }), describe({ type: 'P' }), execute({})];
    if (this.#prepared.has(name)) return run;
    if (name !== '') {
      fresh.push(name);
      this.#prepared.add(name);
    }
    return [parse({ name, text: sql }), ...run];
  }

  #errorOf({ error, results }: Answer, statements: readonly Statement[], fresh: string[]): Error {
    const { message = '', code = '', table, constraint } = error ?? {};
    const details = { ...(table && { table }), ...(constraint && { constraint }) };
    const failure = new SqlError(message, code, details, statements[results.length]?.sql);
    // What stands behind the error was not read, so nobody knows which of the new names exist.
    this.#forget(planOutdated(failure) ? [...this.#prepared] : fresh);
    return mayPass(failure) ? new SqlUnavailable(message, 'no', { cause: failure }) : failure;
  }

  #forget(names: readonly string[]): void {
    if (names.length === 0) return;
    for (const name of names) this.#prepared.delete(name);
    const closing = names.map((name) => close({ type: 'S', name }));
    this.#status = readAnswer(
      this.db.execProtocolRawSync(Buffer.concat([...closing, sync()])),
    ).status;
  }
}
