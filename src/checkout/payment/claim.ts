import type { Evolution } from '../../kernel/folded.js';
import type { NewEvent, Recorded } from '../../kernel/event.js';
import { rejection, type Rejection } from '../../kernel/rejection.js';

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

/** @param released the order that gave its claim up for good, if one did */
export function decideClaim(
  { holder }: ClaimState,
  orderNumber: string,
  released?: string,
): readonly PaymentClaimed[] | Rejection {
  if (holder === orderNumber) return [];
  if (holder === undefined || holder === released) {
    return [{ type: 'PaymentClaimed', data: { orderNumber } }];
  }
  return rejection('payment-claimed', 'Another order claimed this payment.');
}
