import type { ConfigProblem } from './config-error.js';
import type { Values } from './variables.js';

/** What of the buyer the receiver may be told. */
export type PersonalField = 'username' | 'email' | 'lmsUserId';

const PERSONAL_FIELDS: readonly string[] = [
  'username',
  'email',
  'lmsUserId',
] satisfies readonly PersonalField[];

/** What the module webhook sends to, and what it says. It says itself what it lacks. */
export interface WebhookConfig {
  readonly url: string | undefined;
  /** The first signs; those after it do, too, while it is being changed. */
  readonly secrets: readonly string[];
  readonly productTypes: readonly string[];
  readonly personalData: readonly PersonalField[];
  readonly privateAddresses: boolean;
}

export function webhookOf(values: Values): WebhookConfig {
  const { WEBHOOK_PERSONAL_DATA: personal = ['username'] } = values;
  return {
    url: values.WEBHOOK_URL,
    secrets: values.WEBHOOK_SECRET ?? [],
    productTypes: values.WEBHOOK_PRODUCT_TYPES ?? [],
    personalData: personal.filter((field): field is PersonalField =>
      PERSONAL_FIELDS.includes(field),
    ),
    privateAddresses: values.WEBHOOK_PRIVATE_ADDRESSES === 'allowed',
  };
}

/** Standard Webhooks, "Signature scheme": 24 to 64 random bytes in base 64, with `whsec_` before them. */
const SIGNING_SECRET = /^whsec_[A-Za-z0-9+/]+={0,2}$/;

export function webhookProblems(values: Values): readonly ConfigProblem[] {
  return [...secretProblems(values), ...urlProblems(values), ...personalProblems(values)];
}

function secretProblems({ WEBHOOK_SECRET: secrets = [] }: Values): readonly ConfigProblem[] {
  const isGood = (secret: string): boolean => {
    const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64').length;
    return SIGNING_SECRET.test(secret) && bytes >= 24 && bytes <= 64;
  };
  if (secrets.every(isGood)) return [];
  const wrong = 'must be whsec_ and 24 to 64 bytes in base 64.';
  const example = 'WEBHOOK_SECRET="whsec_$(openssl rand -base64 32)"';
  return [{ variable: 'WEBHOOK_SECRET', wrong, example }];
}

function urlProblems({
  WEBHOOK_URL: url,
  WEBHOOK_PRIVATE_ADDRESSES,
}: Values): readonly ConfigProblem[] {
  if (url === undefined) return [];
  const { protocol, username, password, hash } = new URL(url);
  const no = (wrong: string) => [
    { variable: 'WEBHOOK_URL', wrong, example: 'WEBHOOK_URL=https://gifts.example.com/makegood' },
  ];
  if (username !== '' || password !== '' || hash !== '') {
    return no('must hold no user, password or fragment: requests are signed.');
  }
  const inside = WEBHOOK_PRIVATE_ADDRESSES === 'allowed';
  return protocol === 'http:' && !inside
    ? no('may be plain http only with WEBHOOK_PRIVATE_ADDRESSES=allowed.')
    : [];
}

function personalProblems({
  WEBHOOK_PERSONAL_DATA: fields = [],
}: Values): readonly ConfigProblem[] {
  const unknown = fields.find((field) => !PERSONAL_FIELDS.includes(field));
  if (unknown === undefined) return [];
  const wrong = `names "${unknown}", which is none of ${PERSONAL_FIELDS.join(', ')}.`;
  return [{ variable: 'WEBHOOK_PERSONAL_DATA', wrong, example: 'WEBHOOK_PERSONAL_DATA=username' }];
}
