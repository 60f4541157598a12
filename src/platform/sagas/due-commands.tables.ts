import type { Generated } from 'kysely';
import type { Migration } from '../sql/migrations/migration.js';
import type { GeneratedInt8, Int8, Jsonb, NullableInt8 } from '../sql/table-types.js';
import {
  dueCommandFunctions,
  lostUntilRecorded,
  oneClaimAtATime,
} from './due-commands.functions.js';
import { partyMigrations } from './parties.tables.js';

export interface DueCommandTables {
  /** One row for each stream and party that has something to do. Written by the saga consumer only, but for its volatile part. */
  due_commands: {
    stream: string;
    party: string;
    command: string;
    lines: Jsonb<readonly string[]>;
    due_at: Int8;
    /** Revision of the stream that it was planned at. */
    generation: Int8;
    /** From here on volatile: written by workers. Which claim holds the row. */
    lease: Generated<string | null>;
    lease_until: NullableInt8;
    /** Claims since an outcome was recorded, but for those that were given back. */
    claims: Generated<number>;
    /** The last revision a worker wrote: not claimed again before the plan has seen it. */
    acted: GeneratedInt8;
    not_before: GeneratedInt8;
    given_back: Generated<number>;
    /** Counts the times that somebody asked for it to be looked at now. */
    wakes: Generated<number>;
    /** As many of them as were known to the last claim. */
    seen_wakes: Generated<number>;
  };
}

export const dueCommandMigrations: readonly Migration[] = [
  {
    name: 'sagas/0001-due-commands',
    statements: [
      `create table due_commands (
        stream text not null,
        party text not null,
        command text not null,
        lines jsonb not null,
        due_at bigint not null,
        generation bigint not null,
        lease text,
        lease_until bigint,
        claims int not null default 0,
        acted bigint not null default -1,
        not_before bigint not null default 0,
        given_back int not null default 0,
        wakes int not null default 0,
        primary key (stream, party)
      )`,
      'create index due_commands_by_time on due_commands (greatest(due_at, not_before))',
    ],
  },
  ...partyMigrations,
  {
    name: 'sagas/0003-seen-wakes',
    statements: ['alter table due_commands add column seen_wakes int not null default 0'],
  },
  { name: 'sagas/0005-found-by-key', statements: dueCommandFunctions },
  { name: 'sagas/0007-one-claim-at-a-time', statements: oneClaimAtATime },
  { name: 'sagas/0008-lost-until-recorded', statements: lostUntilRecorded },
];
