import type { ConfigProblem } from './config-error.js';
import type { Values } from './variables.js';

/** What this process does. `web`: answers requests. `worker`: follows the events and does what is due. `all`: both. */
export type ProcessRole = 'all' | 'web' | 'worker';

export function processRoleOf({ ROLE }: Values): ProcessRole {
  return ROLE ?? 'all';
}

/** Processes that share the work share both engines: what is embedded belongs to one process. */
export function processRoleProblems(
  values: Values,
  given: (name: keyof Values) => boolean,
): readonly ConfigProblem[] {
  const role = processRoleOf(values);
  if (role === 'all') return [];
  const missing = (variable: 'EVENTSTORE_URL' | 'DATABASE_URL', example: string) => {
    const wrong = `is missing; with ROLE=${role} nothing is embedded, since other processes have to reach it.`;
    return given(variable) ? [] : [{ variable, wrong, example: `${variable}=${example}` }];
  };
  return [
    ...missing('EVENTSTORE_URL', 'esdb://events.example.com:2113'),
    ...missing('DATABASE_URL', 'postgres://user:password@db/makegood'),
  ];
}
