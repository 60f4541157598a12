import type { CommandContext } from '../../kernel/event.js';
import type { Folded } from '../../kernel/folded.js';
import { derivedId } from '../../kernel/ids.js';
import { isRejection, type Rejection } from '../../kernel/rejection.js';
import { decideRecordPayment, type PaymentOutcome } from '../../order/decide/record-payment.js';
import type { Payment } from '../../order/order-details.js';
import { orderStream } from '../../order/order-stream.js';
import type { OrderState, PaymentPending } from '../../order/state.js';
import type { OrderCommands } from '../contract.js';
import type {
  Absent,
  Collected,
  CollectOutcome,
  Declined,
} from '../processors/payment-processor.js';
import type { PaymentClaims } from './payment-claims.js';

/** What may become fact: money that is in, and a refusal that is the processor's last word. */
export type Recordable = Collected | (Declined & { readonly final: true });

export function isRecordable(outcome: CollectOutcome | Absent): outcome is Recordable {
  return outcome.outcome === 'collected' || (outcome.outcome === 'declined' && outcome.final);
}

/** Which attempt of which order an answer is about. */
export type Attempted = Pick<PaymentPending, 'details' | 'attempt' | 'processor' | 'fingerprint'>;

/** Writes what processors said, also when the order has changed since. */
export class RecordedPayments {
  constructor(
    private readonly orders: OrderCommands,
    private readonly claims: PaymentClaims,
  ) {}

  async record(
    order: Folded<OrderState>,
    attempted: Attempted,
    outcome: Recordable,
    context: CommandContext,
  ): Promise<Folded<OrderState> | Rejection> {
    const result = resultOf(attempted.processor, outcome);
    const recorded = await this.write(order, attempted, result, context);
    if (!isRejection(recorded) || result.outcome === 'declined') return recorded;
    // Another order owns the payment. It is not ours to use, nor to give back, but nobody waits for it here any more.
    if (recorded.code !== 'payment-already-used') return recorded;
    const unusable = { ...result, usedElsewhere: true } as const;
    return this.write(undefined, attempted, unusable, context);
  }

  private async write(
    order: Folded<OrderState> | undefined,
    { details, attempt, processor, fingerprint }: Attempted,
    result: PaymentOutcome,
    context: CommandContext,
  ): Promise<Folded<OrderState> | Rejection> {
    const { now } = context;
    const claimed = result.outcome === 'collected' && !result.usedElsewhere && result.payment;
    const recorded = await this.orders.execute({
      stream: orderStream(details.orderNumber),
      // The command that asked wrote its request already; the answer is a command of its own.
      context: { ...context, commandId: derivedId(context.commandId, 'outcome') },
      ...(fingerprint && { fingerprint }),
      from: order,
      decide: ({ state }) => decideRecordPayment(state, { attempt, processor, result, now }),
      beforeAppend: () => this.claim(claimed, details.orderNumber, context),
    });
    return isRejection(recorded) ? recorded : recorded.folded;
  }

  private async claim(
    payment: Payment | false,
    orderNumber: string,
    context: CommandContext,
  ): Promise<Rejection | undefined> {
    return payment ? this.claims.claim(payment, orderNumber, context) : undefined;
  }
}

function resultOf(processor: string, outcome: Recordable): PaymentOutcome {
  if (outcome.outcome === 'declined') return outcome;
  const { reference, account, amount, currency, collectedAt } = outcome;
  const payment = { processor, reference, amount, ...(account !== undefined && { account }) };
  return { outcome: 'collected', payment, currency, collectedAt };
}
