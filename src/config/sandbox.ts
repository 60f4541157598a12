import type { ConfigProblem } from './config-error.js';
import type { Values } from './variables.js';

/** Which of the companies around us are played by the sandbox. */
export interface Sandbox {
  readonly lms: boolean;
  readonly processor: boolean;
}

/**
 * Nobody gets a sandbox by forgetting a variable: it stands in only while nothing real is
 * configured, or when it is asked for; asking for one of them takes away nothing. Asked for with `1`, a real LMS still wins.
 */
export function sandboxOf(values: Values): Sandbox {
  const nothingReal = values.NODE_ENV !== 'production' && realThings(values).length === 0;
  switch (values.SANDBOX) {
    case undefined:
      return { lms: nothingReal, processor: nothingReal };
    case '1':
      return { lms: values.LMS_URL === undefined, processor: true };
    case 'lms':
      return { lms: true, processor: nothingReal };
    case 'processor':
      return { lms: nothingReal, processor: true };
    case '0':
      return { lms: false, processor: false };
  }
}

export function sandboxProblems(values: Values, sandbox: Sandbox): readonly ConfigProblem[] {
  if (values.SANDBOX === 'lms' && values.LMS_URL !== undefined) {
    const wrong = 'asks for the sandbox LMS, and LMS_URL for a real one: keep one of them.';
    return [{ variable: 'SANDBOX', wrong, example: 'SANDBOX=processor' }];
  }
  if (sandbox.lms || values.LMS_URL !== undefined) return [];
  return [
    {
      variable: 'LMS_URL',
      wrong: `is missing, and the sandbox LMS stays off ${because(values)}.`,
      example: 'LMS_URL=https://courses.example.com (or SANDBOX=lms to play)',
    },
  ];
}

function because(values: Values): string {
  if (values.SANDBOX !== undefined) return `with SANDBOX=${values.SANDBOX}`;
  if (values.NODE_ENV === 'production') return 'with NODE_ENV=production';
  return `because ${realThings(values).join(' and ')} is set`;
}

function realThings(values: Values): readonly string[] {
  const real = ['LMS_URL', 'EVENTSTORE_URL', 'DATABASE_URL', 'STRIPE_SECRET_KEY'] as const;
  return real.filter((name) => values[name] !== undefined);
}
