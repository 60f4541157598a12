import type { Config } from '../config/index.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import type { Started } from './started.js';

const PING_MS = 1_500;

/** What will not work as it is, though the service runs: better said at the start than found out by an order. */
export async function warnings(
  config: Config,
  store: Pick<Started<EventStore>, 'value' | 'where'>,
): Promise<readonly string[]> {
  return [...unheardPayments(config), ...(await silentStore(store))];
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
