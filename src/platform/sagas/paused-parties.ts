import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { Query } from '../sql/query.js';
import type { PartyTables } from './parties.tables.js';

const tables = queryBuilder<PartyTables>();

/** A party that a person stopped. */
export interface PausedParty {
  readonly party: string;
  /** Epoch ms. */
  readonly since: number;
  readonly reason: string;
  /** Who paused it. */
  readonly actor: string;
}

export function pauseParty(paused: PausedParty): Query {
  return tables
    .insertInto('paused_parties')
    .values(paused)
    .onConflict((conflict) =>
      conflict.column('party').doUpdateSet((row) => ({
        since: row.ref('excluded.since'),
        reason: row.ref('excluded.reason'),
        actor: row.ref('excluded.actor'),
      })),
    );
}

export function resumeParty(party: string): Query {
  return tables.deleteFrom('paused_parties').where('party', '=', party);
}

export function pausedParties(database: Database): Promise<readonly PausedParty[]> {
  return database.rows(tables.selectFrom('paused_parties').selectAll().orderBy('party'));
}
