import type { ColumnType } from 'kysely';

/** `bigint` column: counts, revisions, times in milliseconds since 1970. Read as a number; beyond 2^53 it throws. */
export type Int8 = ColumnType<number, number | bigint, number | bigint>;

/** `bigint` column with a default. */
export type GeneratedInt8 = ColumnType<number, number | undefined, number>;

/** `bigint` column that may be null. */
export type NullableInt8 = ColumnType<
  number | null,
  number | bigint | null | undefined,
  number | bigint | null
>;

/** `jsonb` column: read as a value, written with `json(value)`. */
export type Jsonb<Value> = ColumnType<Value, string, string>;

/** A value for a `jsonb` column. Arrays and texts need it too: a bare array is an SQL array, a bare text is JSON text. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}
