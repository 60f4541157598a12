/** A place in the store's `$all` order. Two 64-bit numbers, so never a JS number. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** Servers 24.10.0 to 24.10.4 may send this as a checkpoint by mistake; it is no place at all. */
const NOWHERE = 2n ** 64n - 1n;

export function isPlace(position: Position): boolean {
  return position.commit !== NOWHERE;
}

export function positionText({ commit, prepare }: Position): string {
  return `${commit}/${prepare}`;
}

export function parsePosition(text: string): Position {
  const match = /^(\d+)\/(\d+)$/.exec(text);
  if (!match?.[1] || !match[2]) throw new RangeError(`Not a position: ${text}`);
  return { commit: BigInt(match[1]), prepare: BigInt(match[2]) };
}

export function comparePositions(a: Position, b: Position): number {
  if (a.commit !== b.commit) return a.commit < b.commit ? -1 : 1;
  if (a.prepare !== b.prepare) return a.prepare < b.prepare ? -1 : 1;
  return 0;
}
