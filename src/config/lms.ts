import type { ConfigProblem } from './config-error.js';
import type { Values } from './variables.js';

/** The LMS. Without a `url` it is the sandbox's; without a key its calls fail as `configuration`. */
export interface LmsConfig {
  readonly url: string | undefined;
  readonly tokenUrl: string | undefined;
  readonly timeoutMs: number;
  readonly apiKey: string | undefined;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | undefined;
}

export function lmsOf(values: Values): LmsConfig {
  const { LMS_OAUTH_CLIENT_ID: clientId, LMS_OAUTH_CLIENT_SECRET: clientSecret } = values;
  return {
    url: values.LMS_URL,
    tokenUrl: values.LMS_TOKEN_URL,
    timeoutMs: values.LMS_TIMEOUT_MS ?? 7_000,
    apiKey: values.LMS_API_KEY,
    oauth:
      clientId === undefined || clientSecret === undefined ? undefined : { clientId, clientSecret },
  };
}

export function lmsProblems(values: Values): readonly ConfigProblem[] {
  const id = 'LMS_OAUTH_CLIENT_ID';
  const secret = 'LMS_OAUTH_CLIENT_SECRET';
  if ((values[id] === undefined) === (values[secret] === undefined)) return [];
  const [missing, present] = values[id] === undefined ? [id, secret] : [secret, id];
  const wrong = `is missing, but ${present} is set: they work together.`;
  return [{ variable: missing, wrong, example: `${missing}=…` }];
}
