import type { ConfigProblem } from './config-error.js';
import type { Values } from './variables.js';

/** What is documented and does not work yet stops the start: ignoring it would be a surprise later. */
export function notBuiltProblems(values: Values): readonly ConfigProblem[] {
  if (values.ROLE === undefined || values.ROLE === 'all') return [];
  const wrong = `is "${values.ROLE}": splitting the service is not built yet.`;
  return [{ variable: 'ROLE', wrong, example: 'ROLE=all' }];
}
