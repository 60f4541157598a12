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
];
