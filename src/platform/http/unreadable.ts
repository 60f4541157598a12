import { faultOr, meaningOfFault, StreamFault } from '../projections/stream-fault.js';
import { httpProblem } from './http-problems.js';
import { ProblemError } from './problem.js';

/** Faults that lie in what a stream holds; the others are about what is made of it. */
const UNREADABLE: ReadonlySet<string> = new Set<StreamFault['code']>([
  'foreign-event',
  'events-gone',
  'handler-failed',
  'subject-unknown',
  'seal-broken',
]);

/** What keeps a stream from being read, if that is why something was thrown. */
export function unreadableStream(thrown: unknown): StreamFault | undefined {
  const fault = faultOr({ stream: '', revision: 0 }, thrown);
  return fault instanceof StreamFault && UNREADABLE.has(fault.code) ? fault : undefined;
}

/**
 * A stream that somebody else wrote into, or deleted, is nobody's bug: nothing can be decided about it until it is mended. It
 * is not named: it may be another's than the one that was asked for.
 */
export function unreadableProblem({ code }: StreamFault): ProblemError {
  const detail = `${httpProblem('unreadable').detail} ${meaningOfFault(code)}`;
  return new ProblemError(httpProblem('unreadable', { detail }));
}
