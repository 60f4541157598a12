import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../kernel/canonical-json.js';

/** The last order of a page: where the next one goes on. */
export interface ListPosition {
  /** Epoch ms. */
  readonly listedAt: number;
  readonly stream: string;
}

const STREAM = /^order-[-\w]{1,64}$/;

/** Which list it is a place in, in short: a cursor of one list would skip at random in another. */
function listOf(filter: object): string {
  return createHash('sha256').update(canonicalJson(filter)).digest('base64url').slice(0, 16);
}

/**
 * Opaque to callers. It only says where to go on: what the caller may see is asked anew for every page, so that a cursor that
 * somebody made up finds nothing that the same caller's list would not.
 */
export function cursorOf({ listedAt, stream }: ListPosition, filter: object): string {
  return Buffer.from(JSON.stringify([listedAt, stream, listOf(filter)])).toString('base64url');
}

/** Undefined: not a cursor of this list. */
export function positionOf(cursor: string, filter: object): ListPosition | undefined {
  const [listedAt, stream, list] = decoded(cursor);
  if (list !== listOf(filter) || !Number.isSafeInteger(listedAt)) return undefined;
  if (typeof stream !== 'string' || !STREAM.test(stream)) return undefined;
  return { listedAt: listedAt as number, stream };
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
