import type { ConfigProblem } from './config-error.js';
import type { Values } from './variables.js';

/** What is documented and does not work yet stops the start: ignoring it would be a surprise later. */
export function notBuiltProblems(values: Values): readonly ConfigProblem[] {
  const stripe = ['STRIPE_SECRET_KEY', 'STRIPE_API_BASE', 'STRIPE_WEBHOOK_SECRET'] as const;
  const problems: ConfigProblem[] = stripe
    .filter((name) => values[name] !== undefined)
    .map((variable) => ({
      variable,
      wrong: 'is set, but this build has no Stripe processor yet.',
      example: `unset ${variable}`,
    }));
  if (values.ROLE !== undefined && values.ROLE !== 'all') {
    const wrong = `is "${values.ROLE}": splitting the service is not built yet.`;
    problems.push({ variable: 'ROLE', wrong, example: 'ROLE=all' });
  }
  return problems;
}
