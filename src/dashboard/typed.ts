import type { Problem } from '../platform/http/problem.js';

/** A form that was refused. */
export interface RefusedForm {
  readonly key: string | undefined;
  readonly typed: Readonly<Record<string, string>>;
  readonly problem: Problem;
}

/** What a form shows of an attempt at the same act. */
export interface Typed {
  readonly key: string | undefined;
  value(name: string): string | undefined;
  fault(name: string): string | undefined;
}

/** What is wrong with a field; undefined: nothing. */
export function faultIn(problem: Problem | undefined, name: string): string | undefined {
  return problem?.errors?.find(({ path }) => path === name)?.message;
}

const NOTHING: Typed = { key: undefined, value: () => undefined, fault: () => undefined };

/** Of a form that is shown again, with what was typed. Undefined: it is shown for the first time. */
export function typedOf(refused: RefusedForm | undefined): Typed {
  if (!refused) return NOTHING;
  const { key, typed, problem } = refused;
  return {
    key,
    value: (name) => typed[name],
    fault: (name) => faultIn(problem, name),
  };
}
