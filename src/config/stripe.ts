import type { ConfigProblem } from './config-error.js';
import type { Values } from './variables.js';

export interface StripeConfig {
  readonly secretKey: string;
  /** undefined: Stripe itself. */
  readonly apiBase: string | undefined;
  /** undefined: webhooks are refused, and payments are looked after by asking alone. */
  readonly webhookSecret: string | undefined;
}

/** undefined: payments are not collected at Stripe. */
export function stripeOf(values: Values): StripeConfig | undefined {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_API_BASE, STRIPE_WEBHOOK_SECRET } = values;
  if (secretKey === undefined) return undefined;
  return { secretKey, apiBase: STRIPE_API_BASE, webhookSecret: STRIPE_WEBHOOK_SECRET };
}

type StripeVariable = 'STRIPE_SECRET_KEY' | 'STRIPE_API_BASE' | 'STRIPE_WEBHOOK_SECRET';

/** Says nothing of the values: two of them are secrets. */
export function stripeProblems(
  values: Values,
  given: (name: StripeVariable) => boolean,
): readonly ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  const wrong = (variable: StripeVariable, why: string, example: string): void => {
    problems.push({ variable, wrong: why, example: `${variable}=${example}` });
  };
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base, STRIPE_WEBHOOK_SECRET: hook } = values;
  if (key !== undefined && !SECRET_KEY.test(key)) {
    wrong('STRIPE_SECRET_KEY', 'must be a secret or restricted key.', 'sk_…');
  }
  if (hook !== undefined && OTHER_THINGS.test(hook)) {
    wrong('STRIPE_WEBHOOK_SECRET', 'must be the signing secret of the endpoint.', 'whsec_…');
  }
  if (base !== undefined && new URL(base).href !== `${new URL(base).origin}/`) {
    wrong('STRIPE_API_BASE', 'must be scheme, host and port only.', 'https://api.stripe.com');
  } else if (base?.startsWith('http://') === true && !TEST_KEY.test(key ?? '')) {
    wrong('STRIPE_API_BASE', 'may be plain http only with a test key.', 'https://api.stripe.com');
  }
  for (const name of ['STRIPE_API_BASE', 'STRIPE_WEBHOOK_SECRET'] as const) {
    if (!given(name) || given('STRIPE_SECRET_KEY')) continue;
    const why = `is missing, but ${name} is set: they work together.`;
    wrong('STRIPE_SECRET_KEY', why, 'sk_…');
    break;
  }
  return problems;
}

/** https://docs.stripe.com/keys: `sk_` secret, `rk_` restricted; `pk_` is publishable and can collect nothing. */
const SECRET_KEY = /^(sk|rk)_\S+$/;
const TEST_KEY = /^(sk|rk)_test_/;
/** What is pasted here by mistake: API keys, and the endpoint's id. */
const OTHER_THINGS = /^(sk|rk|pk|we)_/;
