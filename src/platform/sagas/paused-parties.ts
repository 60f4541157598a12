import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { Query } from '../sql/query.js';
import type { PartyTables } from './parties.tables.js';

const tables = queryBuilder<PartyTables>();

/** What a person did to a party: stopped it, or let it go on. */
export interface PartyAct {
  readonly party: string;
  /** Epoch ms. */
  readonly since: number;
  readonly reason: string;
  /** Whose act it was. */
  readonly actor: string;
}

export function pauseParty(paused: PartyAct): Query {
  return latest('paused_parties', paused);
}

export function resumeParty(resumed: PartyAct): readonly Query[] {
  return [
    tables.deleteFrom('paused_parties').where('party', '=', resumed.party),
    latest('resumed_parties', resumed),
  ];
}

function latest(table: 'paused_parties' | 'resumed_parties', act: PartyAct): Query {
  return tables
    .insertInto(table)
    .values(act)
    .onConflict((conflict) =>
      conflict.column('party').doUpdateSet((row) => ({
        since: row.ref('excluded.since'),
        reason: row.ref('excluded.reason'),
        actor: row.ref('excluded.actor'),
      })),
    );
}

export function pausedParties(database: Database): Promise<readonly PartyAct[]> {
  return database.rows(tables.selectFrom('paused_parties').selectAll().orderBy('party'));
}

export function resumedParties(database: Database): Promise<readonly PartyAct[]> {
  return database.rows(tables.selectFrom('resumed_parties').selectAll().orderBy('party'));
}
