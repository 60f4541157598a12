/** Longer waits belong to event streams. */
export const LONGEST_WAIT_S = 60;

/** `word` of RFC 7240 §2 for a number of whole seconds: plain, or between quotes. */
const WAIT = /^wait\s*=\s*(?:(\d+)|"(\d+)")$/i;
const IS_WAIT = /^wait\s*(?:=|$)/i;

/** The parts of a header between separators that do not stand in quotes. */
function partsOf(header: string, separator: string): readonly string[] {
  const parts = [''];
  let quoted = false;
  let escaped = false;
  for (const character of header) {
    if (!quoted && character === separator) {
      parts.push('');
      continue;
    }
    if (character === '"' && !escaped) quoted = !quoted;
    escaped = quoted && character === '\\' && !escaped;
    parts.push((parts.pop() ?? '') + character);
  }
  return parts.map((part) => part.trim());
}

/**
 * `Prefer: wait=N` (RFC 7240 §4.3): how long the caller would wait for the final state, in whole seconds, at most
 * `LONGEST_WAIT_S`. Of several only the first one counts; undefined: no such wish, or one that cannot be understood, which
 * is to be passed over.
 */
export function preferredWaitS(prefer: string | undefined): number | undefined {
  const preferences = partsOf(prefer ?? '', ',').map((one) => partsOf(one, ';')[0] ?? '');
  const wish = preferences.find((preference) => IS_WAIT.test(preference));
  const [, plain, quoted] = WAIT.exec(wish ?? '') ?? [];
  const seconds = plain ?? quoted;
  return seconds === undefined ? undefined : Math.min(Number(seconds), LONGEST_WAIT_S);
}

/** `Preference-Applied`: what was made of the wish. */
export function waitApplied(seconds: number): { readonly 'Preference-Applied': string } {
  return { 'Preference-Applied': `wait=${seconds}` };
}
