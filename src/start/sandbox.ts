import { randomUUID } from 'node:crypto';
import type { PaymentProcessor } from '../checkout/contract.js';
import { OneStepProcessor } from '../checkout/processors/one-step-processor.js';
import type { Config } from '../config/index.js';
import type { LmsAccess } from '../fulfillment/fulfillment-module.js';
import { openSandboxProcessor, startSandboxLms } from '../sandbox/contract.js';
import type { EngineOptions, Started } from './started.js';
import { withoutSecrets } from './start-error.js';

/** The sandbox LMS opens to this key, unless `LMS_API_KEY` says another: it guards nothing. */
const SANDBOX_API_KEY = 'sandbox-api-key';

/** So does this client; a client of its own may be a real LMS's. */
const SANDBOX_CLIENT = { clientId: 'sandbox-client', clientSecret: 'sandbox-client-secret' };

/** The other companies that this service works with. */
export interface Outside {
  readonly lms: LmsAccess;
  readonly processors: readonly PaymentProcessor[];
}

function startLms(config: Config, dataDir: string, charges: () => readonly unknown[]) {
  const { apiKey = SANDBOX_API_KEY, oauth = SANDBOX_CLIENT } = config.lms;
  return startSandboxLms({
    ...{ dataDir, apiKey, charges },
    // Beside the service, where it is easy to find; another free port if that one is taken.
    port: config.http.port === 0 ? 0 : config.http.port + 1,
    oauthClient: { id: oauth.clientId, secret: oauth.clientSecret },
  });
}

function tokenUrlOf(lmsUrl: string): string {
  return `${lmsUrl.replace(/\/+$/, '')}/oauth2/access_token`;
}

function lmsAccess({ lms }: Config, sandboxUrl: string | undefined): LmsAccess {
  const url = sandboxUrl ?? lms.url;
  if (url === undefined) throw new Error('There is no LMS, which the configuration should refuse.');
  const apiKey = lms.apiKey ?? (sandboxUrl === undefined ? undefined : SANDBOX_API_KEY);
  const client = lms.oauth ?? (sandboxUrl === undefined ? undefined : SANDBOX_CLIENT);
  // The sandbox gives tokens itself, wherever the real LMS has them from.
  const tokenUrl = sandboxUrl === undefined ? lms.tokenUrl : undefined;
  return {
    ...{ url: new URL(url), apiKey, timeoutMs: lms.timeoutMs },
    oauth: client && { ...client, tokenUrl: tokenUrl ?? tokenUrlOf(url) },
  };
}

/** The real LMS, or the sandbox's; the sandbox processor where it is on. */
export async function startOutside({ config, dataDir }: EngineOptions): Promise<Started<Outside>> {
  const processor = config.sandbox.processor
    ? openSandboxProcessor({ dataDir, now: () => new Date(), newId: randomUUID })
    : undefined;
  const sandbox = config.sandbox.lms
    ? await startLms(config, dataDir, () => processor?.list() ?? [])
    : undefined;
  const lms = lmsAccess(config, sandbox?.url);
  const stripe = await stripeOf(config);
  const processors = [
    ...(processor ? [new OneStepProcessor(processor)] : []),
    ...(stripe ? [stripe] : []),
  ];
  return {
    value: { lms, processors },
    where: sandbox ? `${sandbox.url} (SANDBOX${keyHint(config)})` : withoutSecrets(lms.url.href),
    stop: async () => {
      await sandbox?.stop();
      processor?.close();
      stripe?.close();
    },
  };
}

/** Its SDK takes a moment to load, so nobody pays for it who does not use it. */
async function stripeOf({ stripe }: Config) {
  if (!stripe) return undefined;
  const { StripeProcessor } = await import('../checkout/processors/stripe/stripe-processor.js');
  const { secretKey, apiBase } = stripe;
  return new StripeProcessor({ secretKey, ...(apiBase !== undefined && { apiBase }) });
}

/** The sandbox's own key is no secret. One that was given may be the key of a real LMS. */
function keyHint({ lms }: Config): string {
  return lms.apiKey === undefined ? `, X-Edx-Api-Key: ${SANDBOX_API_KEY}` : '';
}
