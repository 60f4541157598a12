import { isRejection, type Rejection } from '../../kernel/rejection.js';
import { type Problem, problem, type ProblemKind } from './problem.js';

/**
 * What a rejection means to HTTP callers, by its code; contexts register theirs. A code that is not
 * listed is `invalid`: well-formed, but it breaks a rule.
 * @example { 'order-number-taken': 'conflict', 'payment-declined': 'payment-required' }
 */
export type Refusals = Readonly<Record<string, ProblemKind>>;

export const REFUSALS = Symbol('Refusals');

export function problemOfRejection(rejection: Rejection, refusals: Refusals): Problem {
  const { code, message, errors } = rejection;
  const kind = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  return problem(kind ?? 'invalid', code, message, errors);
}

/** Carries a rejection out of a controller to the filter that answers it. */
export class Refused extends Error {
  constructor(readonly rejection: Rejection) {
    super(rejection.message);
    this.name = 'Refused';
  }
}

/**
 * What was decided, for a controller to answer with; a rejection is answered by the filter.
 * @example return accepted(await this.commands.execute(command));
 */
export function accepted<T>(outcome: T | Rejection): T {
  if (isRejection(outcome)) throw new Refused(outcome);
  return outcome;
}
