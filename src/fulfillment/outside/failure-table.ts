import type { LineFailed } from '../fulfillment-module.js';
import type { Silence } from './hear.js';
import { isObject } from './json.js';
import { reasonOf, textIn, type Reply } from './reply.js';

/** What an answer that is no success means for the line. */
export interface Verdict extends Pick<LineFailed, 'class' | 'retryable' | 'maxAttempts'> {
  /** The answer came from a gateway that lost sight of the other side: what was asked may have been done. */
  readonly outcomeUnknown?: true;
}

export interface FailureRow {
  readonly statuses: readonly [from: number, to: number];
  readonly verdict: Verdict;
  readonly code: string;
  readonly means: string;
  /** Further condition on the answer. */
  readonly when: (reply: Reply) => boolean;
}

/** A system that modules call, and what each of its answers means. */
export interface OtherSide {
  /** As a sentence begins: `The LMS`. */
  readonly name: string;
  /** Codes of what may happen with everybody; spelled in full, so that they can be searched for. */
  readonly codes: Readonly<Record<Silence | 'not-understood', string>>;
  /** The first row that fits counts. */
  readonly failures: readonly FailureRow[];
}

/** Concerns the whole module and uses up no attempts: all is well again when somebody has put it right. */
export const MODULE: Verdict = { class: 'configuration', retryable: true };
/** A repeat would be answered alike. */
export const LASTING: Verdict = { class: 'server', retryable: false };
export const PASSING: Verdict = { class: 'server', retryable: true };
export const LOST_SIGHT: Verdict = { ...PASSING, outcomeUnknown: true };
/** Rarely heals, and never by many repeats. */
export const UNCLEAR: Verdict = { class: 'server', retryable: true, maxAttempts: 3 };

export function row(
  statuses: number | FailureRow['statuses'],
  verdict: Verdict,
  code: string,
  means: string,
  when: FailureRow['when'] = () => true,
): FailureRow {
  const range = typeof statuses === 'number' ? ([statuses, statuses] as const) : statuses;
  return { statuses: range, verdict, code, means, when };
}

export const says = (fragment: RegExp) => (reply: Reply) => fragment.test(reasonOf(reply));
export const has = (field: string) => (reply: Reply) => textIn(reply, field) !== '';
/** The LMS's REST framework complains of this field of ours. */
export const complainsOf = (field: string) => (reply: Reply) =>
  isObject(reply.json) && Object.hasOwn(reply.json, field);
export const isEmpty = (reply: Reply) => reply.body.trim() === '';

/** A success that does not say what we asked for, or not in a way that we understand. */
function notUnderstood({ name, codes }: OtherSide): FailureRow {
  const means = `${name} gave an answer that we do not understand`;
  return row([0, 999], LOST_SIGHT, codes['not-understood'], means);
}

export function rowFor(side: OtherSide, reply: Reply): FailureRow {
  const { status } = reply;
  const fits = ({ statuses: [from, to], when }: FailureRow) =>
    from <= status && status <= to && when(reply);
  return side.failures.find(fits) ?? notUnderstood(side);
}
