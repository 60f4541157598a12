import type { RetryEnd } from '../../order/retry-outcome.js';

/**
 * What became of an order of a campaign. `nothing-to-retry`: when its turn came no line of it had failed, or all of them
 * were asked for already. `overtaken`: a person revoked or settled it before it was attempted. `not-asked`: the campaign
 * ended before its turn.
 */
export const OUTCOMES = [
  ...(['complete', 'failed-again', 'deferred', 'overtaken'] as const),
  ...(['nothing-to-retry', 'not-asked'] as const),
] as const;

export type Outcome = (typeof OUTCOMES)[number];

const LETTERS: Readonly<Record<Outcome, string>> = {
  complete: 'c',
  'failed-again': 'f',
  deferred: 'd',
  overtaken: 'o',
  'nothing-to-retry': 'n',
  'not-asked': '-',
};

const BY_LETTER = new Map(OUTCOMES.map((outcome) => [LETTERS[outcome], outcome]));

/** As they stand in an event: 10,000 of them are 10 kB. */
export function toLetters(outcomes: readonly Outcome[]): string {
  return outcomes.map((outcome) => LETTERS[outcome]).join('');
}

export function fromLetters(letters: string): readonly Outcome[] {
  return Array.from(letters, (letter) => {
    const outcome = BY_LETTER.get(letter);
    if (!outcome) throw new RangeError('A letter stands for no outcome.');
    return outcome;
  });
}

/** Of an order, by what became of its lines; undefined: not all of them have ended. */
export function outcomeOf(ends: readonly (RetryEnd | 'waiting')[]): Outcome | undefined {
  const some = (end: RetryEnd | 'waiting'): boolean => ends.includes(end);
  if (some('waiting')) return undefined;
  if (some('failed')) return 'failed-again';
  if (some('deferred')) return 'deferred';
  return some('fulfilled') ? 'complete' : 'overtaken';
}
