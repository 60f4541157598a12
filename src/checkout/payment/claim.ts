import type { Evolution } from '../../kernel/folded.js';
import type { NewEvent, Recorded } from '../../kernel/event.js';

export type PaymentClaimed = NewEvent<'PaymentClaimed', { readonly orderNumber: string }>;

/** Who claimed a payment last. A claim is only a lock: the order that recorded the payment owns it. */
export interface ClaimState {
  readonly holder?: string;
}

const VERSION = 1;

export const claimEvolution: Evolution<ClaimState, PaymentClaimed> = {
  initial: {},
  evolve: (_, event) => ({ holder: event.data.orderNumber }),
};

export const claimAggregate = {
  evolution: claimEvolution,
  schemaVersionOf: () => VERSION,
  upcast(event: Recorded): Recorded<PaymentClaimed> {
    if (event.type === 'PaymentClaimed' && event.metadata.schemaVersion === VERSION) {
      return event as Recorded<PaymentClaimed>;
    }
    throw new Error(`${event.type} is not known in ${event.stream}.`);
  },
};
