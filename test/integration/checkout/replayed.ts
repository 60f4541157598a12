import type { EventMetadata } from '../../../src/kernel/event.js';
import type { EventStore } from '../../../src/platform/event-store/event-store.js';
import { recordedAfter, type Given } from '../../support/given-when-then.js';
import { orderPlaced, paymentCollected } from '../../support/order-fixtures.js';

/** An event or a step, as the routes for auditors answer it. */
export interface Recorded {
  readonly number: number;
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly hash: string;
  readonly metadata: EventMetadata;
  readonly order?: Record<string, unknown>;
  readonly changed?: readonly { readonly path: string }[];
}

/** Written past us, into the store itself; imported, so that nobody acts on it. */
export async function written(
  store: EventStore,
  stream: string,
  spoil: (metadata: EventMetadata) => EventMetadata,
) {
  const number = stream.replace('order-', '').toUpperCase();
  const given: readonly Given[] = [
    paymentCollected(),
    orderPlaced({ orderNumber: number, origin: 'import' }),
  ];
  const first = recordedAfter(undefined, given[0]!, stream);
  const second = recordedAfter(first, given[1]!, stream);
  const spoilt = { ...second, metadata: spoil(second.metadata) };
  await store.append(stream, -1, [first, spoilt]);
  return number;
}
