import type { ColumnType, Generated } from 'kysely';
import type { Migration } from '../../sql/migrations/migration.js';
import type { GeneratedInt8, NullableInt8 } from '../../sql/table-types.js';
import { SCHEMA_OF } from './projection.js';

export type BuildState = 'building' | 'ready';

export interface ProjectionTables {
  /** Which version of each projection is where. What is built beside the live one: `state` and all behind it. */
  projections: {
    name: string;
    live_version: number;
    /** Null: there is nothing to go back to. */
    kept_version: number | null;
    /** Null: nothing is built. */
    state: BuildState | null;
    beside_version: number | null;
    /** What the rows of each are made of besides events; empty: nothing. */
    live_basis: Generated<string>;
    kept_basis: Generated<string>;
    beside_basis: Generated<string>;
    /** Goes up with each build. */
    build: Generated<number>;
    /** Switched to as soon as it is ready: a new version, that nobody has to decide on. */
    by_itself: Generated<boolean>;
    begun_at: NullableInt8;
    /** Events that it has taken in. */
    done: GeneratedInt8;
    ready_at: NullableInt8;
    switched_at: ColumnType<number | null, number | null | undefined, number | bigint | null>;
  };
}

export const projectionMigrations: readonly Migration[] = [
  {
    name: 'projections/0003-versions',
    statements: [
      `create schema if not exists ${SCHEMA_OF.beside}`,
      `create schema if not exists ${SCHEMA_OF.kept}`,
      `create table projections (
        name text primary key,
        live_version int not null,
        kept_version int,
        state text,
        beside_version int,
        build int not null default 0,
        by_itself boolean not null default false,
        begun_at bigint,
        done bigint not null default 0,
        ready_at bigint,
        switched_at bigint
      )`,
    ],
  },
  {
    name: 'projections/0004-basis',
    statements: [
      `alter table projections
        add column live_basis text not null default '',
        add column kept_basis text not null default '',
        add column beside_basis text not null default ''`,
    ],
  },
];
