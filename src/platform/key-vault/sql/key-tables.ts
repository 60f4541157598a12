import type { Migration } from '../../sql/migrations/migration.js';

/**
 * The one part of SQL that cannot be built again from the events. `if not exists`: when the rest is thrown away, with the
 * journal of migrations in it, this schema stays.
 */
export const keyVaultMigrations: readonly Migration[] = [
  {
    name: 'key-vault/0001-keys',
    statements: [
      'create schema if not exists makegood_keys',
      `create table if not exists makegood_keys.keys (
        id uuid primary key,
        owner text not null unique,
        wrapped_by text not null,
        wrapped text not null
      )`,
      'create index if not exists keys_by_wrapping on makegood_keys.keys (wrapped_by)',
      `create table if not exists makegood_keys.forgotten (
        id uuid primary key,
        forgotten_at bigint not null default floor(extract(epoch from clock_timestamp()) * 1000)::bigint
      )`,
      'create index if not exists forgotten_by_time on makegood_keys.forgotten (forgotten_at)',
    ],
  },
];
