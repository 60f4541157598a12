const MOST_CHARACTERS = 255;

/** As nearly everybody sends it: visible ASCII, without what would make it two headers, or a text in quotes. */
const BARE = /^[!#-+\--[\]-~]+$/;

/** A String of structured fields (RFC 8941 §3.3.3), as draft-ietf-httpapi-idempotency-key-header-06 §2.1 asks for. */
const QUOTED = /^"((?:[ !#-[\]-~]|\\["\\])+)"$/;

/**
 * The key that a header says; undefined when it says none that is taken. `"abc"` and `abc` are the same key. Two headers
 * arrive as one with a comma in it, and are refused.
 */
export function idempotencyKeyOf(header: string): string | undefined {
  const key = BARE.test(header) ? header : QUOTED.exec(header)?.[1]?.replaceAll(/\\(["\\])/g, '$1');
  return key !== undefined && key.length <= MOST_CHARACTERS ? key : undefined;
}
