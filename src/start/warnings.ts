import type { Config } from '../config/index.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import type { Started } from './started.js';

const PING_MS = 1_500;

/** What will not work as it is, though the service runs: better said at the start than found out by an order. */
export async function warnings(
  config: Config,
  store: Pick<Started<EventStore>, 'value' | 'where'>,
): Promise<readonly string[]> {
  return [
    ...modulesLackingSomething(config),
    ...unheardPayments(config),
    ...(await silentStore(store)),
  ];
}

function modulesLackingSomething({ fulfillment, lms, sandbox }: Config): readonly string[] {
  if (sandbox.lms) return [];
  const { modules } = fulfillment;
  const lacking: string[] = [];
  if (modules.includes('enrollment') && lms.apiKey === undefined) {
    lacking.push(
      'the module enrollment has no LMS_API_KEY: its lines will be in Fulfillment Configuration Error. ' +
        'Example: LMS_API_KEY=<the EDX_API_KEY of the LMS>',
    );
  }
  if (modules.includes('course-entitlement') && lms.oauth === undefined) {
    lacking.push(
      'the module course-entitlement has no LMS_OAUTH_CLIENT_ID and LMS_OAUTH_CLIENT_SECRET: its lines will be in ' +
        'Fulfillment Configuration Error. Example: LMS_OAUTH_CLIENT_ID=makegood LMS_OAUTH_CLIENT_SECRET=<of an LMS application>',
    );
  }
  return lacking;
}

function unheardPayments({ stripe }: Config): readonly string[] {
  if (!stripe || stripe.webhookSecret !== undefined) return [];
  return [
    'STRIPE_WEBHOOK_SECRET is missing: Stripe cannot tell us when a payer has acted, so it takes longer until we ask. ' +
      'Example: STRIPE_WEBHOOK_SECRET=whsec_…',
  ];
}

async function silentStore({
  value,
  where,
}: Pick<Started<EventStore>, 'value' | 'where'>): Promise<readonly string[]> {
  try {
    await value.ping(PING_MS);
    return [];
  } catch {
    return [`the event store at ${where} does not answer yet: until it does, orders get 503`];
  }
}
