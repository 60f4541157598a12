import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { CommandContext, Fingerprint } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, rejection, type Rejection } from '../../../kernel/rejection.js';
import { decideReportExcessPayment } from '../../../order/decide/payment-claim.js';
import { decidePlaceOrder } from '../../../order/decide/place-order.js';
import type { Payment } from '../../../order/order-details.js';
import { orderStream } from '../../../order/order-stream.js';
import { samePayment } from '../../../order/same-payment.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../contract.js';
import { CapturedPayments } from '../../payment/captured-payments.js';
import { CollectPayment } from '../../payment/collect-payment.js';
import { Fingerprints } from '../../payment/fingerprints.js';
import { claimedBefore, PaymentClaims } from '../../payment/payment-claims.js';
import { PlaceOrder, type ExcessReported, type OrderAnswer } from './place-order.command.js';

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
    const placed = await this.placeNamed(command, payment, fingerprint);
    if (!isRejection(placed)) {
      return { order: placed.folded, replayed: placed.events.length === 0 };
    }
    // Nothing was collected for a free order, so nothing can be too much.
    if (placed.code !== 'order-already-paid' || payment.processor === 'free') return placed;
    // It may be the one that paid, under another name; or else it would be taken for money to give back.
    const known = await this.captured.named(payment);
    if (isRejection(known)) return known;
    const order = await this.reportExcess(command, known);
    if (paidBy(order, known)) return { order, replayed: true };
    const excess: ExcessReported = { ...placed, revision: order.revision };
    return excess;
  }

  /** First under the name that checkout gives it. What more names it has is known only once somebody has to ask. */
  private async placeNamed(command: PlaceOrder, payment: Payment, fingerprint: Fingerprint) {
    const names: { payment?: Payment } = {};
    const place = (known: Payment, fresh: boolean) =>
      this.placePaid(command, known, fingerprint, { fresh, names });
    const first = await place(payment, true);
    const again = first === claimedBefore ? await place(payment, false) : first;
    return again === otherwiseNamed ? place(names.payment ?? payment, false) : again;
  }

  /**
   * An order that is `fresh` does not exist, as a rule, and neither does a claim on its payment: then nothing is read, and
   * the appends find out. If there is a claim, the order is looked at before anything is written: it may be placed already.
   */
  private placePaid(
    { details, context }: PlaceOrder,
    payment: Payment,
    fingerprint: Fingerprint,
    { fresh, names }: { readonly fresh: boolean; readonly names: { payment?: Payment } },
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
          : await this.claimAll(payment, orderNumber, context);
        if (refused || payment.heldAs !== undefined) return refused;
        // Asked last: whoever sends a placed order again never gets here, whatever became of its payment since.
        const checked = await this.captured.check(payment, details);
        if (isRejection(checked)) return checked;
        names.payment = checked;
        return checked.heldAs === undefined ? undefined : otherwiseNamed;
      },
    });
  }

  /** Under each of its names, so that nobody else gets it under another. */
  private async claimAll(
    payment: Payment,
    orderNumber: string,
    context: CommandContext,
  ): Promise<Rejection | undefined> {
    const refused = await this.claims.claim(payment, orderNumber, context);
    if (refused || payment.heldAs === undefined) return refused;
    return this.claims.claim({ ...payment, reference: payment.heldAs }, orderNumber, context);
  }

  private async reportExcess(
    { details, context }: PlaceOrder,
    payment: Payment,
  ): Promise<Folded<OrderState>> {
    const reported = await this.orders.execute({
      ...{ stream: orderStream(details.orderNumber), context },
      decide: ({ state }) => decideReportExcessPayment(state, payment),
    });
    // No decision refuses it.
    if (isRejection(reported)) throw new Error(`Refused to report: ${reported.code}.`);
    return reported.folded;
  }
}

/** The payment has more names than the one it came with: it is to be claimed and recorded under all of them. */
const otherwiseNamed = rejection('otherwise-named', 'The holder calls this payment otherwise.');

function paidBy({ state }: Folded<OrderState>, payment: Payment): boolean {
  return state.stage === 'placed' && samePayment(state.payment, payment);
}
