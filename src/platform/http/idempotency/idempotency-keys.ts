import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '../../sql/database.js';
import type { PlatformTables } from '../../sql/platform-tables.js';
import { queryBuilder } from '../../sql/query-builder.js';
import type { KeyedRequest } from './keyed-request.js';

const tables = queryBuilder<PlatformTables>();

/** Longer than any request takes; who was killed meanwhile locks the key for so long. */
export const LEASE_MS = 120_000;

/** After that a key is as if it had never been used. Told to callers: docs/adr/0008-idempotency.md, /openapi.json. */
export const KEPT_MS = 24 * 3_600_000;

/** A key that is ours until the request is answered. */
export interface Reservation {
  readonly id: string;
  readonly token: string;
}

export type Reserved =
  | { readonly kind: 'ours'; readonly reservation: Reservation }
  | { readonly kind: 'in-flight' }
  /** The key was used for something else. */
  | { readonly kind: 'other-request' }
  | { readonly kind: 'answered'; readonly sealed: string };

interface Row {
  readonly ours: boolean;
  readonly same: boolean;
  readonly answer: string | null;
}

/** `excluded.reserved_at` is now, read once, so that all columns change or none does. */
const expired = sql`k.reserved_at + ${KEPT_MS} <= excluded.reserved_at`;
const abandoned = sql`k.answer is null and k.fingerprint = excluded.fingerprint
  and (k.token is null or k.reserved_at + ${LEASE_MS} <= excluded.reserved_at)`;
const free = sql`(${expired}) or (${abandoned})`;

/** Of as many requests with one key as there may be, in however many processes, this lets one through. */
export async function reserveKey(
  database: Database,
  { id, fingerprint }: KeyedRequest,
): Promise<Reserved> {
  const token = randomUUID();
  // It always changes the row, if only to what it was, so that it sees the row as it is now, and not as it was at the start.
  const row = await database.firstRow(
    sql<Row>`
      insert into idempotency_keys as k (id, fingerprint, token, reserved_at)
      values (${id}, ${fingerprint}, ${token}, now_ms())
      on conflict (id) do update set
        fingerprint = case when ${free} then excluded.fingerprint else k.fingerprint end,
        token = case when ${free} then excluded.token else k.token end,
        reserved_at = case when ${free} then excluded.reserved_at else k.reserved_at end,
        answer = case when ${free} then null else k.answer end
      returning token is not distinct from ${token} as ours, fingerprint = ${fingerprint} as same, answer`.compile(
      tables,
    ),
  );
  if (!row) throw new Error('A key was neither reserved nor found.');
  if (row.ours) return { kind: 'ours', reservation: { id, token } };
  if (!row.same) return { kind: 'other-request' };
  return row.answer === null ? { kind: 'in-flight' } : { kind: 'answered', sealed: row.answer };
}

/** False: it took so long that somebody else has the key now. */
export async function keepAnswer(
  database: Database,
  { id, token }: Reservation,
  sealed: string,
): Promise<boolean> {
  const { affectedRows } = await database.run(
    sql`update idempotency_keys set answer = ${sealed}, token = null
      where id = ${id} and token = ${token}`.compile(tables),
  );
  return affectedRows === 1;
}

/** Nobody knows what became of the request: the key may be used for it again, and for nothing else. */
export async function giveKeyBack(database: Database, { id, token }: Reservation): Promise<void> {
  await database.run(
    sql`update idempotency_keys set token = null where id = ${id} and token = ${token}`.compile(
      tables,
    ),
  );
}

/** Nothing was done: the key was not used. */
export async function forgetKey(database: Database, { id, token }: Reservation): Promise<void> {
  await database.run(
    sql`delete from idempotency_keys where id = ${id} and token = ${token}`.compile(tables),
  );
}

/** What is too old to be answered again. A batch at a time, so that nobody waits for it. @returns how many went */
export async function purgeKeys(database: Database, limit: number): Promise<number> {
  const { affectedRows } = await database.run(
    sql`
      delete from idempotency_keys where id in (
        select id from idempotency_keys where reserved_at <= now_ms() - ${KEPT_MS}
        order by reserved_at limit ${limit} for update skip locked)`.compile(tables),
  );
  return affectedRows;
}

/** Only when every holder is known to be dead, as with the embedded engine at start: nobody has to wait for leases. */
export async function voidReservations(database: Database): Promise<void> {
  await database.run(
    sql`update idempotency_keys set token = null where token is not null`.compile(tables),
  );
}
