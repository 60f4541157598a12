import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel/canonical-json.js';

/** What the last row of a page is sorted by: where the next page goes on. */
export type Place = readonly (string | number)[];

/** Which list it is a place in, in short: a cursor of one list would skip at random in another. */
function listOf(filter: object): string {
  return createHash('sha256').update(canonicalJson(filter)).digest('base64url').slice(0, 16);
}

/**
 * Opaque to callers. It only says where to go on: what the caller may see is asked anew for every page, so a cursor that somebody
 * made up finds nothing that the same caller's list would not.
 */
export function cursorTo(place: Place, filter: object): string {
  return Buffer.from(JSON.stringify([...place, listOf(filter)])).toString('base64url');
}

/**
 * @param like a place of the same list, of which only the types count
 * @returns undefined: not a cursor of this list
 */
export function placeOf<const Like extends Place>(
  cursor: string,
  filter: object,
  like: Like,
): { readonly [Index in keyof Like]: Like[Index] extends number ? number : string } | undefined {
  const parts = decoded(cursor);
  const place = parts.slice(0, -1);
  const fits =
    parts.at(-1) === listOf(filter) &&
    place.length === like.length &&
    place.every((value, nth) =>
      typeof like[nth] === 'number' ? Number.isSafeInteger(value) : typeof value === 'string',
    );
  return fits ? (place as never) : undefined;
}

function decoded(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
