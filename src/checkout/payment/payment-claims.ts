import type { CommandContext } from '../../kernel/event.js';
import { isRejection, rejection, type Rejection } from '../../kernel/rejection.js';
import { decideVoidPaymentClaim } from '../../order/decide/payment-claim.js';
import type { Payment } from '../../order/order-details.js';
import { orderStream } from '../../order/order-stream.js';
import { EventStoreUnavailable, type EventStore } from '../../platform/event-store/event-store.js';
import { StreamCommands } from '../../platform/event-store/stream-commands.js';
import type { OrderCommands } from '../contract.js';
import { claimAggregate, type ClaimState, type PaymentClaimed } from './claim.js';
import { paymentStream } from './payment-stream.js';

const TRIES = 20;

/** Somebody claimed this payment before: our own order perhaps, which then exists already. */
export const claimedBefore = rejection('claimed-before', 'This payment was claimed before.');

const claimMoved = rejection('claim-moved', 'Another order claimed this payment meanwhile.');

function claimOf(orderNumber: string): readonly PaymentClaimed[] {
  return [{ type: 'PaymentClaimed', data: { orderNumber } }];
}

/** One payment pays one order. */
export class PaymentClaims {
  private readonly claims: StreamCommands<ClaimState, PaymentClaimed>;

  constructor(
    store: EventStore,
    private readonly orders: OrderCommands,
    private readonly newId: () => string,
  ) {
    this.claims = new StreamCommands(store, claimAggregate, newId);
  }

  /** Claims a payment that nobody has claimed before: one append, which nearly always is all there is to do. */
  async claimFirst(
    payment: Payment,
    orderNumber: string,
    context: CommandContext,
  ): Promise<Rejection | undefined> {
    const claimed = await this.claims.execute({
      stream: paymentStream(payment),
      context: this.anew(context),
      from: this.claims.nothing,
      decide: ({ state }) => (state.holder === undefined ? claimOf(orderNumber) : claimedBefore),
    });
    return isRejection(claimed) ? claimed : undefined;
  }

  /**
   * Claims a payment for an order, each time anew: a claim of our own may be about to be taken over, and only a newer
   * one stops that. A claim of another order stands only if that order recorded the payment; otherwise that order is
   * made to give it up, so that its own late append fails and decides again. What was found out holds only for the
   * revision of the claim that it was found out at.
   */
  async claim(
    payment: Payment,
    orderNumber: string,
    context: CommandContext,
  ): Promise<Rejection | undefined> {
    const stream = paymentStream(payment);
    let seen = this.claims.nothing;
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const { holder } = seen.state;
      if (holder !== undefined && orderStream(holder) !== orderStream(orderNumber)) {
        const owned = await this.void(payment, holder, context);
        if (owned) return owned;
      }
      const { revision } = seen;
      const claimed = await this.claims.execute({
        stream,
        context: this.anew(context),
        from: seen,
        decide: (now) => (now.revision === revision ? claimOf(orderNumber) : claimMoved),
      });
      if (!isRejection(claimed)) return undefined;
      seen = await this.claims.load(stream);
    }
    throw new EventStoreUnavailable('Too many orders claim one payment.');
  }

  /** The rejection says that the other order owns the payment. */
  private async void(
    payment: Payment,
    holder: string,
    context: CommandContext,
  ): Promise<Rejection | undefined> {
    const voided = await this.orders.execute({
      stream: orderStream(holder),
      context: this.anew(context),
      decide: ({ state }) => decideVoidPaymentClaim(state, payment),
    });
    return isRejection(voided) ? voided : undefined;
  }

  /** A claim repeated within one command is a new one, not one that was seen before. */
  private anew(context: CommandContext): CommandContext {
    return { ...context, commandId: this.newId() };
  }
}
