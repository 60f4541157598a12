import { sql } from 'kysely';
import { parsePosition, positionText, type Position } from '../event-store/position.js';
import type { Database } from '../sql/database.js';
import type { PlatformTables } from '../sql/platform-tables.js';
import { nowMs, queryBuilder } from '../sql/query-builder.js';
import { expectRows, type Query } from '../sql/query.js';

const tables = queryBuilder<PlatformTables>();

/** A lead that is not renewed for so long is anybody's; ms. */
export const LEAD_MS = 6_000;

/** How far a consumer has come. */
export interface Checkpoint {
  readonly position: Position;
  /** The last event it took in; null: none yet, or not known where it is. */
  readonly event: { readonly id: string; readonly position: Position } | null;
}

/** Whose turn it is to write for a consumer. */
export interface Lead {
  readonly consumer: string;
  /** Goes up with every change of the leader: who has an older one has lost the lead, and may not know it yet. */
  readonly token: number;
}

export interface Led extends Lead {
  /** Undefined: from the first event on. */
  readonly checkpoint: Checkpoint | undefined;
}

function checkpointOf(row: {
  readonly position: string | null;
  readonly event_id: string | null;
  readonly event_position: string | null;
}): Checkpoint | undefined {
  const { position, event_id: id, event_position: at } = row;
  if (position === null) return undefined;
  const event = id === null || at === null ? null : { id, position: parsePosition(at) };
  return { position: parsePosition(position), event };
}

export async function readCheckpoint(
  database: Database,
  consumer: string,
): Promise<Checkpoint | undefined> {
  const row = await database.firstRow(
    tables
      .selectFrom('checkpoints')
      .select(['position', 'event_id', 'event_position'])
      .where('consumer', '=', consumer),
  );
  return row && checkpointOf(row);
}

/**
 * Takes the lead if it is free, has run out or is the holder's own, in one statement. Undefined: another holds it.
 * The lead is in the row of the checkpoint, so that taking it and moving the checkpoint wait for each other.
 */
export async function takeLead(
  database: Database,
  consumer: string,
  holder: string,
): Promise<Led | undefined> {
  const row = await database.firstRow(
    tables
      .insertInto('checkpoints')
      .values({
        consumer,
        holder,
        token: 1,
        lead_until: sql<number>`now_ms() + ${LEAD_MS}::bigint`,
      })
      .onConflict((conflict) =>
        conflict
          .column('consumer')
          .doUpdateSet((old) => ({
            holder: old.ref('excluded.holder'),
            token: sql<number>`checkpoints.token + 1`,
            caught_up: false,
            stopped: false,
            lead_until: old.ref('excluded.lead_until'),
          }))
          .where((old) =>
            old.or([
              old('checkpoints.lead_until', '<=', nowMs),
              old('checkpoints.holder', '=', holder),
            ]),
          ),
      )
      .returning(['token', 'position', 'event_id', 'event_position']),
  );
  return row && { consumer, token: row.token, checkpoint: checkpointOf(row) };
}

/** What others are to know of a leader. */
export interface Told {
  /** It keeps up with what is written. */
  readonly caughtUp: boolean;
  /** It stands still: too many streams are parked. */
  readonly stopped: boolean;
  /** When the last event that it took in happened; epoch ms. */
  readonly cameTo: number | null;
}

/** Only for who still leads: otherwise its whole transaction is rolled back. */
export function renewLead({ consumer, token }: Lead, told?: Told): Query {
  const renewing = tables.updateTable('checkpoints').set({
    lead_until: sql<number>`now_ms() + ${LEAD_MS}::bigint`,
    ...(told && { caught_up: told.caughtUp, stopped: told.stopped }),
    // What it does not know yet, the one before it knew.
    ...(told && told.cameTo !== null && { came_to: told.cameTo }),
  });
  return expectRows(renewing.where('consumer', '=', consumer).where('token', '=', token), 1);
}

/** Whether the process that leads keeps up with what is written, as far as others know. */
export async function leaderKeepsUp(database: Database, consumer: string): Promise<boolean> {
  const row = await database.firstRow(
    tables
      .selectFrom('checkpoints')
      .select('caught_up')
      .where('consumer', '=', consumer)
      .where('lead_until', '>', nowMs),
  );
  return row?.caught_up ?? false;
}

/** By how much the rows of a consumer are behind what is written, ms, as its leader told; null: nobody told yet. */
export async function toldLagMs(database: Database, consumer: string): Promise<number | null> {
  const row = await database.firstRow(
    tables
      .selectFrom('checkpoints')
      .select([
        sql<boolean>`caught_up and lead_until > now_ms()`.as('keepsUp'),
        sql<number | null>`greatest(0, now_ms() - came_to)`.as('behindMs'),
      ])
      .where('consumer', '=', consumer),
  );
  return row?.keepsUp ? 0 : (row?.behindMs ?? null);
}

/** Whether nobody took it, or ended it, since. */
export async function holdsLead(database: Database, { consumer, token }: Lead): Promise<boolean> {
  const row = await database.firstRow(
    tables.selectFrom('checkpoints').select('token').where('consumer', '=', consumer),
  );
  return row?.token === token;
}

/** Whoever waits need not wait for its end. Does nothing for who has lost it. */
export function giveUpLead({ consumer, token }: Lead): Query {
  return tables
    .updateTable('checkpoints')
    .set({ lead_until: 0, holder: null })
    .where('consumer', '=', consumer)
    .where('token', '=', token);
}

/** Where it is certain that nobody else is alive. */
export async function voidLeads(database: Database): Promise<void> {
  await database.run(
    tables.updateTable('checkpoints').set({ lead_until: 0 }).where('lead_until', '>', 0),
  );
}

/**
 * Compare-and-set: written only by who leads, and only if nobody moved the checkpoint meanwhile. Otherwise the whole
 * transaction, rows and all, is rolled back: two processes never both apply an event, and one that was frozen, lost the lead
 * and wakes up writes nothing.
 */
export function moveCheckpoint(lead: Lead, from: Checkpoint | undefined, to: Checkpoint): Query {
  const expected = from ? positionText(from.position) : null;
  const moving = tables
    .updateTable('checkpoints')
    .set({
      position: positionText(to.position),
      event_id: to.event?.id ?? null,
      event_position: to.event ? positionText(to.event.position) : null,
      updated_at: nowMs,
    })
    .where('consumer', '=', lead.consumer)
    .where('token', '=', lead.token)
    .where((row) => sql<boolean>`${row.ref('position')} is not distinct from ${expected}::text`);
  return expectRows(moving, 1);
}
