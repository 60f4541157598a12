import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { backoffMs } from '../../../kernel/backoff.js';
import { woken } from '../../lifecycle/woken.js';
import { queryBuilder } from '../query-builder.js';
import type { Query } from '../query.js';
import type { Wakes } from '../wakes.js';

const CHANNEL = 'makegood_due';
const BACKOFF = { baseMs: 200, capMs: 10_000 };

/** LISTEN on a connection of its own: one of a pool would be given to others. */
export class PostgresWakes implements Wakes {
  private readonly own = randomUUID();
  readonly announcement: readonly Query[] = [
    sql`select pg_notify(${CHANNEL}, ${this.own})`.compile(queryBuilder()),
  ];

  constructor(private readonly url: string) {}

  async listen(heard: () => void, signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      try {
        await this.listenOnce(heard, signal, () => (failures = 0));
      } catch {
        // It is the same for workers as if nothing were announced: they look by themselves.
      }
      failures += 1;
      const wait = backoffMs(BACKOFF, failures, Math.random());
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Until the connection breaks. */
  private async listenOnce(
    heard: () => void,
    signal: AbortSignal,
    connected: () => void,
  ): Promise<void> {
    const client = new pg.Client({
      ...{ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 5_000 },
      application_name: 'makegood listening',
    });
    const over = new AbortController();
    const end = (): void => {
      over.abort();
    };
    client
      .on('error', end)
      .on('end', end)
      .on('notification', ({ payload }) => {
        // Who announces has woken its own workers already.
        if (payload !== this.own) heard();
      });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      connected();
      heard(); // what was announced before
      await woken(AbortSignal.any([signal, over.signal]), () => undefined);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
