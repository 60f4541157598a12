import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { OpenedSql } from '../opened-sql.js';
import type { SqlEngine, SqlResult, Statement } from '../sql-engine.js';
import { SqlUnavailable } from '../sql-errors.js';
import { unpackError } from './worker-messages.js';
import type { Reply, Request } from './worker-messages.js';

type Ask = Request extends infer Kind ? (Kind extends Request ? Omit<Kind, 'id'> : never) : never;

type Opened = Extract<Reply, { kind: 'opened' }>;

interface Waiting {
  readonly resolve: (results: readonly SqlResult[]) => void;
  readonly reject: (error: Error) => void;
}

/** PGlite in a worker thread: while it computes, the service goes on serving. */
export class PgliteEngine implements SqlEngine {
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #closing: Promise<void> | undefined;
  #gone = false;

  private constructor(
    private readonly worker: Worker,
    onCrash: (error: Error) => void,
  ) {
    worker.on('message', (reply: Reply) => {
      this.#take(reply);
    });
    let cause: Error | undefined;
    worker.on('error', (error: Error) => (cause = error));
    worker.on('exit', () => {
      this.#gone = true;
      if (this.#closing !== undefined && this.#waiting.size === 0) return;
      const crash = new SqlUnavailable('PGlite stopped by itself.', 'unknown', { cause });
      for (const { reject } of this.#waiting.values()) reject(crash);
      this.#waiting.clear();
      onCrash(crash);
    });
  }

  /**
   * @param folder the database's own folder; the caller holds the lock that keeps other processes out
   * @param onCrash the thread died and stays dead: the process should end and be started again
   */
  static async open(
    folder: string,
    onCrash: (error: Error) => void,
    workerFile = new URL('./pglite.worker.js', import.meta.url),
  ): Promise<OpenedSql<PgliteEngine>> {
    const worker = new Worker(workerFile, { workerData: { folder } });
    const exit = once(worker, 'exit').then(() => {
      throw new Error('PGlite stopped before it was open.');
    });
    const [opened] = (await Promise.race([once(worker, 'message'), exit])) as [Opened];
    exit.catch(() => undefined); // from here on the engine watches
    return { ...opened.opening, engine: new PgliteEngine(worker, onCrash) };
  }

  transaction(statements: readonly Statement[]): Promise<readonly SqlResult[]> {
    return this.#ask({ kind: 'transaction', statements });
  }

  async query(statement: Statement): Promise<SqlResult> {
    const [result] = await this.#ask({ kind: 'query', statement });
    return result ?? { rows: [], affectedRows: 0 };
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#gone) return;
    const exit = once(this.worker, 'exit');
    await this.#send({ kind: 'close' });
    await exit;
  }

  async #ask(ask: Ask): Promise<readonly SqlResult[]> {
    if (this.#closing !== undefined) throw new SqlUnavailable('SQL is closed.', 'no');
    if (this.#gone) throw new SqlUnavailable('PGlite stopped by itself.', 'no');
    return this.#send(ask);
  }

  #send(ask: Ask): Promise<readonly SqlResult[]> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        this.worker.postMessage({ ...ask, id } satisfies Request);
      } catch (error) {
        this.#waiting.delete(id); // a parameter that cannot even be copied to the other thread
        reject(new TypeError('SQL parameter cannot be sent.', { cause: error }));
      }
    });
  }

  #take(reply: Reply): void {
    if (reply.kind === 'opened') return;
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.kind === 'results') waiting?.resolve(reply.results);
    else waiting?.reject(unpackError(reply.failure));
  }
}
