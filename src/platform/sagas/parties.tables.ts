import type { Migration } from '../sql/migrations/migration.js';
import type { Int8 } from '../sql/table-types.js';

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
];
