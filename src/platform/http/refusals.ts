import { isRejection, type Rejection } from '../../kernel/rejection.js';
import { type Problem, problem } from './problem.js';
import type { ProblemTable } from './problem-table.js';

/** What each rejection means to HTTP callers: the tables of all contexts. */
export const PROBLEMS = Symbol('Problems');

/** A code that is not listed is `invalid`: well-formed, but it breaks a rule. */
export function problemOfRejection(rejection: Rejection, problems: ProblemTable): Problem {
  const { code, message, errors } = rejection;
  const entry = Object.hasOwn(problems, code) ? problems[code] : undefined;
  return problem(entry?.kind ?? 'invalid', code, message, errors);
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
