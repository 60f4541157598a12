import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import Stripe from 'stripe';

export interface StripeClientOptions {
  readonly secretKey: string;
  /** Such as `http://127.0.0.1:12111`; default Stripe itself. */
  readonly apiBase?: string;
  /** `Stripe-Account`: collect for this connected account. */
  readonly account?: string;
  /** After so long without a byte a connection is given up. */
  readonly timeoutMs: number;
}

/** A base that the SDK cannot use, or that a live key must not be sent to. Names no key. */
export class StripeBaseInvalid extends Error {
  constructor(why: string) {
    super(`STRIPE_API_BASE ${why}`);
    this.name = 'StripeBaseInvalid';
  }
}

type Base = Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'>;

export function baseOf(apiBase: string | undefined, secretKey: string): Base {
  if (apiBase === undefined) return {};
  const url = URL.canParse(apiBase) ? new URL(apiBase) : undefined;
  const protocol = PROTOCOLS.find((known) => url?.protocol === `${known}:`);
  if (!url || !protocol) throw new StripeBaseInvalid('is no http or https URL.');
  // The SDK takes no path, and would drop it silently.
  if (url.href !== `${url.origin}/`) {
    throw new StripeBaseInvalid('must be scheme, host and port only.');
  }
  if (protocol === 'http' && !TEST_KEY.test(secretKey)) {
    throw new StripeBaseInvalid('may be plain http only with a test key.');
  }
  return { host: url.hostname, port: url.port || DEFAULT_PORT[protocol], protocol };
}

const PROTOCOLS = ['http', 'https'] as const;
const DEFAULT_PORT = { http: 80, https: 443 } as const;
const TEST_KEY = /^(sk|rk)_test_/;

export interface StripeClient {
  readonly stripe: Stripe;
  /** Closes connections that nobody uses. */
  close(): void;
}

/** The official SDK, with nothing that it would do on its own: no repeats, no telemetry. */
export function stripeClient(options: StripeClientOptions): StripeClient {
  const { secretKey, apiBase, account, timeoutMs: timeout } = options;
  const base = baseOf(apiBase, secretKey);
  const agent =
    base.protocol === 'http'
      ? new HttpAgent({ keepAlive: true })
      : new HttpsAgent({ keepAlive: true });
  const stripe = new Stripe(secretKey, {
    ...base,
    timeout,
    // Repeats are ours (calls.ts). Only a connection that is found closed the SDK tries once more, with the same key.
    maxNetworkRetries: 0,
    telemetry: false,
    httpClient: Stripe.createNodeHttpClient(agent),
    appInfo: { name: 'makegood' },
    ...(account !== undefined && { stripeAccount: account }),
  });
  return {
    stripe,
    close: () => {
      agent.destroy();
    },
  };
}
