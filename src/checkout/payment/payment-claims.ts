import type { CommandContext } from '../../kernel/event.js';
import { isRejection, type Rejection } from '../../kernel/rejection.js';
import { decideVoidPaymentClaim } from '../../order/decide/payment-claim.js';
import type { Payment } from '../../order/order-details.js';
import { orderStream } from '../../order/order-stream.js';
import type { EventStore } from '../../platform/event-store/event-store.js';
import { StreamCommands } from '../../platform/event-store/stream-commands.js';
import type { OrderCommands } from '../contract.js';
import { claimAggregate, decideClaim, type ClaimState, type PaymentClaimed } from './claim.js';
import { paymentStream } from './payment-stream.js';

/** One payment pays one order. */
export class PaymentClaims {
  private readonly claims: StreamCommands<ClaimState, PaymentClaimed>;

  constructor(
    store: EventStore,
    private readonly orders: OrderCommands,
    newId: () => string,
  ) {
    this.claims = new StreamCommands(store, claimAggregate, newId);
  }

  /**
   * Claims a payment for an order. A claim of another order stands only if that order recorded the payment; otherwise
   * that order is made to give it up, so that its own late append fails and decides again.
   */
  async claim(
    payment: Payment,
    orderNumber: string,
    context: CommandContext,
  ): Promise<Rejection | undefined> {
    const stream = paymentStream(payment);
    let released: string | undefined;
    for (;;) {
      const claimed = await this.claims.execute({
        stream,
        context,
        from: released === undefined ? this.claims.nothing : undefined,
        decide: ({ state }) => decideClaim(state, orderNumber, released),
      });
      if (!isRejection(claimed)) return undefined;
      const { holder } = (await this.claims.load(stream)).state;
      if (holder === undefined) continue;
      const owned = await this.void(payment, holder, context);
      if (owned) return owned;
      released = holder;
    }
  }

  /** The rejection says that the other order owns the payment. */
  private async void(
    payment: Payment,
    holder: string,
    context: CommandContext,
  ): Promise<Rejection | undefined> {
    const voided = await this.orders.execute({
      stream: orderStream(holder),
      context,
      decide: ({ state }) => decideVoidPaymentClaim(state, payment),
    });
    return isRejection(voided) ? voided : undefined;
  }
}
