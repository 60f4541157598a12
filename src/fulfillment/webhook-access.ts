import type { WebhookConfig } from '../config/index.js';
import type { UndiciHttpOptions } from '../platform/http/undici-http.js';
import type { WebhookAccess } from './fulfillment-module.js';

interface Configured {
  readonly webhook?: WebhookConfig | undefined;
}

/** Receivers answer in a few words. */
const LONGEST_ANSWER_BYTES = 64 * 1024;

/** Whoever may set the URL is not to reach what only we can reach. */
export function webhookHttp({ webhook }: Configured): UndiciHttpOptions {
  const addresses = webhook?.privateAddresses === true ? 'any' : 'public';
  return { addresses, maxBodyBytes: LONGEST_ANSWER_BYTES };
}

export function webhookAccess(
  { webhook }: Configured,
  timeoutMs: number,
): WebhookAccess | undefined {
  if (!webhook) return undefined;
  const { url, secrets, productTypes, personalData } = webhook;
  return {
    url: url === undefined ? undefined : new URL(url),
    ...{ secrets, productTypes, personalData, timeoutMs, now: Date.now },
  };
}
