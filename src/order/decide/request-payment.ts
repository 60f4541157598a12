import type { Fingerprint } from '../../kernel/event.js';
import type { Rejection } from '../../kernel/rejection.js';
import type { OrderEvent } from '../events.js';
import type { OrderDetails } from '../order-details.js';
import { orderAlreadyPaid, orderNumberTaken, paymentPending } from '../refusals.js';
import type { OrderState } from '../state.js';
import { sameFingerprint } from './place-order.js';

/** We shall ask a processor for the money. Written first, so that a crash leaves a trace to follow. */
export interface RequestPayment {
  readonly details: OrderDetails;
  readonly fingerprint: Fingerprint;
  readonly processor: string;
}

/** The same request again decides nothing new: an empty list. */
export function decideRequestPayment(
  state: OrderState,
  command: RequestPayment,
): readonly OrderEvent[] | Rejection {
  const { details, processor, fingerprint } = command;
  if (state.stage === 'paid') return [];
  if (state.stage === 'none') {
    return [{ type: 'PaymentRequested', data: { attempt: 1, processor, order: details } }];
  }
  if (!sameFingerprint(state.fingerprint, fingerprint)) return orderNumberTaken();
  switch (state.stage) {
    case 'payment-declined':
      return [
        {
          type: 'PaymentRequested',
          data: { attempt: state.attempt + 1, processor, order: details },
        },
      ];
    case 'payment-pending':
      return state.processor === processor ? [] : paymentPending();
    case 'placed':
      return state.payment?.processor === processor ? [] : orderAlreadyPaid();
  }
}
