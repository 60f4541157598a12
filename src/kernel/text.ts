/**
 * Text without half characters (lone surrogates), which a message cut in the middle of an emoji has. They have no UTF-8
 * and no canonical JSON, so an event that held one could not be linked into its stream.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}
