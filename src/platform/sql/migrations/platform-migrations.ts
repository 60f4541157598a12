import type { Migration } from './migration.js';

// `stable`, though the clock moves: an index on a due time is only used with a function that is called once per scan.
const nowMs = `
create function now_ms() returns bigint language sql stable as $$
  select floor(extract(epoch from clock_timestamp()) * 1000)::bigint + (select ms from clock_shift)
$$`;

export const platformMigrations: readonly Migration[] = [
  {
    name: 'platform/0001-clock',
    statements: [
      `create table clock_shift (only_row boolean primary key default true check (only_row), ms bigint not null)`,
      `insert into clock_shift (ms) values (0)`,
      nowMs,
    ],
  },
  {
    name: 'platform/0002-checkpoints',
    statements: [
      `create table checkpoints (
        consumer text primary key,
        position text not null,
        event_id text,
        updated_at bigint not null default now_ms()
      )`,
    ],
  },
  {
    name: 'platform/0003-idempotency-keys',
    statements: [
      `create table idempotency_keys (
        id text primary key,
        fingerprint text not null,
        token text,
        reserved_at bigint not null,
        answer text
      )`,
      'create index idempotency_keys_by_age on idempotency_keys (reserved_at)',
    ],
  },
  {
    // No position: somebody leads, but has not taken in anything yet.
    name: 'platform/0004-leads',
    statements: [
      'alter table checkpoints alter column position drop not null',
      'alter table checkpoints add event_position text',
      'alter table checkpoints add holder text',
      'alter table checkpoints add token bigint not null default 0',
      'alter table checkpoints add lead_until bigint not null default 0',
      'alter table checkpoints add caught_up boolean not null default false',
    ],
  },
  {
    name: 'platform/0005-consumers-told',
    statements: [
      'alter table checkpoints add stopped boolean not null default false',
      'alter table checkpoints add came_to bigint',
    ],
  },
];
