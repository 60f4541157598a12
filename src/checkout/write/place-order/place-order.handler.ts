import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { CommandContext, Fingerprint } from '../../../kernel/event.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideReportExcessPayment } from '../../../order/decide/payment-claim.js';
import { decidePlaceOrder } from '../../../order/decide/place-order.js';
import type { Payment } from '../../../order/order-details.js';
import { orderStream } from '../../../order/order-stream.js';
import { OrderCommands } from '../../contract.js';
import { CapturedPayments } from '../../payment/captured-payments.js';
import { CollectPayment } from '../../payment/collect-payment.js';
import { Fingerprints } from '../../payment/fingerprints.js';
import { claimedBefore, PaymentClaims } from '../../payment/payment-claims.js';
import { PlaceOrder, type OrderAnswer } from './place-order.command.js';

type Answer = OrderAnswer | Rejection;

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
  /** Requests under way. The same one, sent again meanwhile, waits for its answer instead of racing with it. */
  private readonly underWay = new Map<string, Promise<Answer>>();

  constructor(
    private readonly orders: OrderCommands,
    private readonly claims: PaymentClaims,
    private readonly fingerprints: Fingerprints,
    private readonly collectPayment: CollectPayment,
    private readonly captured: CapturedPayments,
  ) {}

  async execute(command: PlaceOrder): Promise<Answer> {
    const fingerprint = this.fingerprints.of(command.details);
    const request = canonicalJson([fingerprint, command.payment]);
    const first = this.underWay.get(request);
    if (first) {
      const answer = await first;
      return isRejection(answer) ? answer : { ...answer, replayed: true };
    }
    const answer = this.place(command, fingerprint).finally(() => this.underWay.delete(request));
    this.underWay.set(request, answer);
    return answer;
  }

  private place(command: PlaceOrder, fingerprint: Fingerprint): Promise<Answer> {
    const { payment, details, context } = command;
    return payment.kind === 'collected'
      ? this.placeCollected(command, payment.payment, fingerprint)
      : this.collectPayment.run({ ...payment, details, fingerprint, context });
  }

  private async placeCollected(
    command: PlaceOrder,
    payment: Payment,
    fingerprint: Fingerprint,
  ): Promise<Answer> {
    const first = await this.placePaid(command, payment, fingerprint, true);
    const placed =
      first === claimedBefore ? await this.placePaid(command, payment, fingerprint, false) : first;
    if (!isRejection(placed)) {
      return { order: placed.folded, replayed: placed.events.length === 0 };
    }
    // Nothing was collected for a free order, so nothing can be too much.
    if (placed.code === 'order-already-paid' && payment.processor !== 'free') {
      await this.reportExcess(orderStream(command.details.orderNumber), payment, command.context);
    }
    return placed;
  }

  /**
   * An order that is `fresh` does not exist, as a rule, and neither does a claim on its payment: then nothing is read, and
   * the appends find out. If there is a claim, the order is looked at before anything is written: it may be placed already.
   */
  private placePaid(
    { details, context }: PlaceOrder,
    payment: Payment,
    fingerprint: Fingerprint,
    fresh: boolean,
  ) {
    const { orderNumber } = details;
    const { now } = context;
    return this.orders.execute({
      ...{ stream: orderStream(orderNumber), context, fingerprint },
      from: fresh ? this.orders.nothing : undefined,
      decide: ({ state }) => decidePlaceOrder(state, { details, fingerprint, payment, now }),
      beforeAppend: async () => {
        if (payment.processor === 'free') return undefined;
        const refused = fresh
          ? await this.claims.claimFirst(payment, orderNumber, context)
          : await this.claims.claim(payment, orderNumber, context);
        // Asked last: whoever sends a placed order again never gets here, whatever became of its payment since.
        return refused ?? this.captured.check(payment, details);
      },
    });
  }

  private async reportExcess(
    stream: string,
    payment: Payment,
    context: CommandContext,
  ): Promise<void> {
    await this.orders.execute({
      ...{ stream, context },
      decide: ({ state }) => decideReportExcessPayment(state, payment),
    });
  }
}
