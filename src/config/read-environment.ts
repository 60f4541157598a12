import type { ConfigProblem } from './config-error.js';
import { nearest } from './spelling.js';
import { type Variable, Wrong } from './variable.js';
import { callVariables, retryVariables, type Values, variables } from './variables.js';

/** Names that begin like this are meant for us; one that we do not know is a misspelling. */
const OUR_PREFIX =
  /^(RETRY|CALL|LMS|JWT|STRIPE|PAYMENT|FULFILLMENT|MASTER|CODE_KEY|MODULE|WEBHOOK)_/;

/** One variable, parsed. Empty counts as unset: that is what docker-compose makes of `${UNSET}`. */
export function readVariable<T>(
  env: NodeJS.ProcessEnv,
  name: string,
  variable: Variable<T>,
  problems: ConfigProblem[],
): T | undefined {
  const given = env[name];
  if (given === undefined || given === '') return undefined;
  const value = variable.parse(given);
  if (!(value instanceof Wrong)) return value;
  const what = variable.secret ? '' : `is ${JSON.stringify(given)}: `;
  const { example } = variable;
  const assignment = example.startsWith(`${name}=`) ? example : `${name}=${example}`;
  problems.push({ variable: name, wrong: `${what}${value.must}.`, example: assignment });
  return undefined;
}

export function readValues(env: NodeJS.ProcessEnv, problems: ConfigProblem[]): Values {
  const entries = Object.entries(variables).map(([name, variable]) => [
    name,
    readVariable<unknown>(env, name, variable, problems),
  ]);
  // Each entry was parsed by its own row of the table, which is what Values says.
  return Object.fromEntries(entries) as Values;
}

export function unknownVariables(
  env: NodeJS.ProcessEnv,
  moduleSuffixes: readonly string[],
  isKnown: (name: string) => boolean,
): readonly ConfigProblem[] {
  const perModule = Object.keys({ ...retryVariables, ...callVariables });
  const known = [
    ...Object.keys(variables),
    ...perModule,
    ...perModule.flatMap((name) => moduleSuffixes.map((suffix) => `${name}_${suffix}`)),
  ];
  return Object.keys(env)
    .filter((name) => OUR_PREFIX.test(name) && !known.includes(name) && !isKnown(name))
    .map((name) => {
      const meant = nearest(name, known);
      return {
        variable: name,
        wrong: `is not a variable of this service.${meant ? ` Did you mean ${meant}?` : ''}`,
        example: meant ? `${meant}=…` : `unset ${name}`,
      };
    });
}
