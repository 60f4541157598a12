import type { Generated } from 'kysely';
import type { Migration } from '../sql/migrations/migration.js';
import type { GeneratedInt8, Int8, NullableInt8 } from '../sql/table-types.js';

export interface ParkingTables {
  /**
   * Streams that a consumer cannot handle: their events from `from_revision` to `last_revision` wait. The events themselves
   * stay where they are, in the store.
   */
  parked_streams: {
    consumer: string;
    stream: string;
    from_revision: Int8;
    last_revision: Int8;
    parked_at: GeneratedInt8;
    /** How often it was tried in vain. */
    times: Generated<number>;
    failed_at: GeneratedInt8;
    error_code: string;
    error_revision: Int8;
    error_type: string | null;
    error_where: string;
    /** Somebody asked for it to be tried again; null: nobody, or not since it failed last. */
    release_asked_at: NullableInt8;
    release_by: string | null;
    release_reason: string | null;
  };
}

/** What operators did to consumers, kept for who asks later. */
export interface OperatorActTables {
  operator_acts: {
    id: Generated<number>;
    at: GeneratedInt8;
    /** Who did it, as in the metadata of events. */
    actor: string;
    act: string;
    /** What was done to. */
    subject: string;
    reason: string;
  };
}

export const parkingMigrations: readonly Migration[] = [
  {
    name: 'projections/0001-parked-streams',
    statements: [
      `create table parked_streams (
        consumer text not null,
        stream text not null,
        from_revision bigint not null,
        last_revision bigint not null,
        parked_at bigint not null default now_ms(),
        times int not null default 1,
        failed_at bigint not null default now_ms(),
        error_code text not null,
        error_revision bigint not null,
        error_type text,
        error_where text not null,
        release_asked_at bigint,
        release_by text,
        release_reason text,
        primary key (consumer, stream)
      )`,
      'create index parked_streams_by_age on parked_streams (parked_at, consumer, stream)',
    ],
  },
  {
    name: 'projections/0002-operator-acts',
    statements: [
      `create table operator_acts (
        id bigserial primary key,
        at bigint not null default now_ms(),
        actor text not null,
        act text not null,
        subject text not null,
        reason text not null
      )`,
    ],
  },
];
