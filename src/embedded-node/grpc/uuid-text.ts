const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PLAIN = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

export const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/** In lower case with dashes, as EventStoreDB gives ids back; undefined if it is none. It also takes ids in braces or without dashes. */
export function dashedUuid(given: string): string | undefined {
  if (DASHED.test(given)) return given;
  const text = given.toLowerCase();
  if (DASHED.test(text)) return text;
  const dashed = text.replace(/^[{(](.*)[)}]$/, '$1').replace(PLAIN, '$1-$2-$3-$4-$5');
  return DASHED.test(dashed) ? dashed : undefined;
}

export function uuidFromBits(most: bigint, least: bigint): string {
  const half = (bits: bigint) => BigInt.asUintN(64, bits).toString(16).padStart(16, '0');
  return (half(most) + half(least)).replace(PLAIN, '$1-$2-$3-$4-$5');
}
