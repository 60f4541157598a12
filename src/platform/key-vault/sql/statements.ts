import type { SqlResult, Statement } from '../../sql/sql-engine.js';
import type { Replacement, StoredKey } from '../key-store.js';

/** Whatever the server's default is: a key that is used is on its disk. */
export const durable: Statement = {
  sql: `select set_config('synchronous_commit', 'local', true) where current_setting('synchronous_commit') = 'off'`,
  parameters: [],
};

/** Does not see a key that another transaction adds at the same moment; asked again, it does. */
export function findOrAddStatement(candidates: readonly StoredKey[]): Statement {
  return {
    sql: `with candidates as (
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as c (id, owner, wrapped_by, wrapped)
      ), known as (
        select id, owner, wrapped_by, wrapped from makegood_keys.keys where owner = any($2::text[])
      ), added as (
        insert into makegood_keys.keys (id, owner, wrapped_by, wrapped)
        select id, owner, wrapped_by, wrapped from candidates where owner not in (select owner from known)
        on conflict (owner) do nothing
        returning id, owner, wrapped_by, wrapped
      )
      select * from known union all select * from added`,
    parameters: columns(candidates),
  };
}

export function findStatement(ids: readonly string[]): Statement {
  return {
    sql: `select id, owner, wrapped_by, wrapped from makegood_keys.keys where id = any($1::uuid[])
      union all
      select id, null, null, null from makegood_keys.forgotten where id = any($1::uuid[])`,
    parameters: [ids],
  };
}

export function forgetStatements(id: string): readonly Statement[] {
  return [
    durable,
    { sql: 'delete from makegood_keys.keys where id = $1::uuid', parameters: [id] },
    {
      sql: 'insert into makegood_keys.forgotten (id) values ($1::uuid) on conflict do nothing',
      parameters: [id],
    },
  ];
}

/** Jumps through the index from one value to the next instead of reading a million rows. */
export const wrappingKeysStatement: Statement = {
  sql: `with recursive found as (
      select min(wrapped_by) as id from makegood_keys.keys
      union all
      select (select min(wrapped_by) from makegood_keys.keys where wrapped_by > found.id) from found where found.id is not null
    )
    select id from found where id is not null`,
  parameters: [],
};

export function pageStatement(after: string, most: number): Statement {
  return {
    sql: `select id, owner, wrapped_by, wrapped from makegood_keys.keys
      where id > $1::uuid order by id limit $2::int`,
    parameters: [after, most],
  };
}

export function replaceStatement(replacements: readonly Replacement[]): Statement {
  return {
    sql: `update makegood_keys.keys k set wrapped_by = c.wrapped_by, wrapped = c.wrapped
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as c (id, was, wrapped_by, wrapped)
      where k.id = c.id and k.wrapped = c.was`,
    parameters: [
      replacements.map(({ to }) => to.id),
      replacements.map(({ from }) => asText(from.wrapped)),
      replacements.map(({ to }) => to.wrappedBy),
      replacements.map(({ to }) => asText(to.wrapped)),
    ],
  };
}

export function forgottenSinceStatement(moment: number): Statement {
  return {
    sql: 'select id from makegood_keys.forgotten where forgotten_at >= $1::bigint',
    parameters: [moment],
  };
}

export const momentStatement: Statement = {
  sql: 'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as moment',
  parameters: [],
};

export function toStoredKey(row: SqlResult['rows'][number]): StoredKey | undefined {
  const { id, owner, wrapped_by: wrappedBy, wrapped } = row;
  if (typeof owner !== 'string') return undefined;
  return {
    id: String(id),
    owner,
    wrappedBy: String(wrappedBy),
    wrapped: Buffer.from(String(wrapped), 'base64url'),
  };
}

function columns(keys: readonly StoredKey[]): readonly (readonly string[])[] {
  return [
    keys.map(({ id }) => id),
    keys.map(({ owner }) => owner),
    keys.map(({ wrappedBy }) => wrappedBy),
    keys.map(({ wrapped }) => asText(wrapped)),
  ];
}

function asText(bytes: Buffer): string {
  return bytes.toString('base64url');
}
