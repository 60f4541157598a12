import type { Migration } from '../sql/migrations/migration.js';
import type { Int8, NullableInt8 } from '../sql/table-types.js';

export interface PartyTables {
  /** Whom claims leave out because a person wants it. A read model: it can be rebuilt from the events at any time. */
  paused_parties: {
    party: string;
    /** Epoch ms. */
    since: Int8;
    reason: string;
    /** Who paused it. */
    actor: string;
  };
  /** Who was let go on last, and why. A read model, as the one before. */
  resumed_parties: PartyTables['paused_parties'];
  /**
   * A party that failed as a whole; one without a row is well. Lost with the database, at the price of as many calls as it
   * takes to see it again. Times are epoch ms.
   */
  party_breakers: {
    party: string;
    /** `open`: one command at a time finds out whether it is well again. `ramping`: it is, and is given more and more. */
    state: 'open' | 'ramping';
    since: Int8;
    /** Code of the failure. */
    reason: string;
    /** From the last probe that failed to the next one. */
    wait_ms: Int8;
    probe_at: Int8;
    /** Token of the claim that finds out. */
    probe: string | null;
    /** If nothing is heard of it by then, another one finds out. */
    probe_until: NullableInt8;
    ramp_from: NullableInt8;
    /** From then on the row means nothing. */
    expires_at: Int8;
  };
}

export const partyMigrations: readonly Migration[] = [
  {
    name: 'sagas/0002-paused-parties',
    statements: [
      `create table paused_parties (
        party text primary key,
        since bigint not null,
        reason text not null,
        actor text not null
      )`,
    ],
  },
  {
    name: 'sagas/0004-parties-in-turn',
    statements: [
      `create table party_breakers (
        party text primary key,
        state text not null,
        since bigint not null,
        reason text not null,
        wait_ms bigint not null,
        probe_at bigint not null,
        probe text,
        probe_until bigint,
        ramp_from bigint,
        expires_at bigint not null
      )`,
      'create index due_commands_of_party on due_commands (party, greatest(due_at, not_before))',
      'drop index due_commands_by_time',
    ],
  },
  {
    name: 'sagas/0006-resumed-parties',
    statements: [
      `create table resumed_parties (
        party text primary key,
        since bigint not null,
        reason text not null,
        actor text not null
      )`,
    ],
  },
];
