import { sql } from 'kysely';
import { toRfc3339 } from '../../kernel/time.js';
import type { Database } from '../sql/database.js';
import { queryBuilder } from '../sql/query-builder.js';
import type { PartyTables } from './parties.tables.js';
import type { DueCommandTables } from './due-commands.tables.js';

const tables = queryBuilder<PartyTables & DueCommandTables>();

/** Why a party is given nothing to do, or hardly anything: a person stopped it, or it fails as a whole. */
export interface PartyHold {
  readonly party: string;
  readonly kind: 'paused' | 'breaker';
  /** Epoch ms. */
  readonly since: number;
  /** What the person said, or the code of the failure. */
  readonly reason: string;
}

/** A hold of a party that has something to do for a stream. */
export interface StreamHold extends PartyHold {
  readonly lineIds: readonly string[];
}

/** A hold as it is answered. */
export interface WaitingFor {
  readonly module: string;
  readonly kind: PartyHold['kind'];
  /** RFC 3339. */
  readonly since: string;
  readonly reason?: string;
}

const holds = sql`(
  select party, 'paused' as kind, since, reason from paused_parties
  union all
  select party, 'breaker', since, reason from party_breakers b
  where state = 'open' and expires_at > now_ms()
    and not exists (select 1 from paused_parties p where p.party = b.party)
)`;

/** All parties that are held now. */
export function heldParties(database: Database): Promise<readonly PartyHold[]> {
  return database.rows(sql<PartyHold>`select * from ${holds} h order by party`.compile(tables));
}

/** What the commands of one stream wait for. */
export function holdsOf(database: Database, stream: string): Promise<readonly StreamHold[]> {
  return database.rows(
    sql<StreamHold>`
      select h.*, d.lines as "lineIds" from due_commands d join ${holds} h on h.party = d.party
      where d.stream = ${stream} order by h.party`.compile(tables),
  );
}

export function waitingFor({ party, kind, since, reason }: PartyHold): WaitingFor {
  return { module: party, kind, since: toRfc3339(since), reason };
}
