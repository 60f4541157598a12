import { reasonOf, silenceOf, type Reply } from './reply.js';
import { withoutPerson } from './without-person.js';

const LONGEST = 300;
/** More is not even looked at; what is left is longer than `LONGEST` whatever the replacing makes of it. */
const LOOKED_AT = 8_000;

/** One line of plain text, without the person, short enough to be stored and shown. */
export function plain(text: string, words: readonly string[]): string {
  const oneLine = text.slice(0, LOOKED_AT).replace(/\s+/g, ' ').replace(/\p{C}/gu, '');
  // First replaced, then cut: half a name would not be found.
  const safe = withoutPerson(oneLine, words);
  return safe.length > LONGEST ? `${Array.from(safe).slice(0, LONGEST).join('')}…` : safe;
}

/**
 * What an operator reads: what it means, and the other side's own words.
 * @param words texts that name the person, never to be stored in a message
 */
export function explain(means: string, reply: Reply, words: readonly string[]): string {
  const reason = plain(reasonOf(reply), words);
  const said = `${means} (HTTP ${reply.status})`;
  return reason === '' ? `${said}: it answered with ${silenceOf(reply)}.` : `${said}: ${reason}`;
}
