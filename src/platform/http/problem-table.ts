import { problem, type Problem, type ProblemKind } from './problem.js';

/** One code of the answers that are no success. docs/errors.md and /openapi.json are made of these. */
export interface ProblemEntry {
  readonly kind: ProblemKind;
  /** A sentence for callers; the answer's `detail` where nothing more exact can be said. */
  readonly means: string;
  readonly remedy: string;
}

/**
 * The problems of a context, by code.
 * @example { 'order-number-taken': { kind: 'conflict', means: '…', remedy: 'give the order a new number' } }
 */
export type ProblemTable = Readonly<Record<string, ProblemEntry>>;

/** What may be wrong with one field (`errors[].code`). */
export interface FieldEntry {
  readonly kind: 'malformed' | 'invalid' | 'payment-required' | 'forbidden';
  readonly means: string;
}

export type FieldTable = Readonly<Record<string, FieldEntry>>;

/** An answer with this code, as its entry words it. */
export function exampleProblem(code: string, { kind, means }: ProblemEntry): Problem {
  return problem(kind, code, means);
}
