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
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base, STRIPE_WEBHOOK_SECRET: hook } = values;
  return [
    ...keyProblems(key),
    ...(hook !== undefined && OTHER_THINGS.test(hook) ? [NO_SIGNING_SECRET] : []),
    ...(base === undefined ? [] : baseProblems(base, key ?? '')),
    ...aloneProblems(given),
  ];
}

function wrong(variable: StripeVariable, why: string, example: string): ConfigProblem {
  return { variable, wrong: why, example: `${variable}=${example}` };
}

/** https://docs.stripe.com/keys: `sk_` secret, `rk_` restricted; `pk_` is publishable and can collect nothing. */
const SECRET_KEY = /^(sk|rk)_\S+$/;
const TEST_KEY = /^(sk|rk)_test_/;
/** What is pasted here by mistake: API keys, and the endpoint's id. */
const OTHER_THINGS = /^(sk|rk|pk|we)_/;

const NO_SIGNING_SECRET = wrong(
  'STRIPE_WEBHOOK_SECRET',
  'must be the signing secret of the endpoint.',
  'whsec_…',
);

function keyProblems(key: string | undefined): readonly ConfigProblem[] {
  if (key === undefined || SECRET_KEY.test(key)) return [];
  return [wrong('STRIPE_SECRET_KEY', 'must be a secret or restricted key.', 'sk_…')];
}

function baseProblems(base: string, key: string): readonly ConfigProblem[] {
  const no = (why: string) => [wrong('STRIPE_API_BASE', why, 'https://api.stripe.com')];
  const { href, origin, protocol } = new URL(base);
  if (href !== `${origin}/`) return no('must be scheme, host and port only.');
  const open = protocol === 'http:' && !TEST_KEY.test(key);
  return open ? no('may be plain http only with a test key.') : [];
}

/** Whoever set one of the others meant to collect at Stripe. */
function aloneProblems(given: (name: StripeVariable) => boolean): readonly ConfigProblem[] {
  if (given('STRIPE_SECRET_KEY')) return [];
  const set = (['STRIPE_API_BASE', 'STRIPE_WEBHOOK_SECRET'] as const).find(given);
  if (!set) return [];
  const why = `is missing, but ${set} is set: they work together.`;
  return [wrong('STRIPE_SECRET_KEY', why, 'sk_…')];
}
