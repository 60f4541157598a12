import type { CommandContext, Fingerprint } from '../../kernel/event.js';
import type { Folded } from '../../kernel/folded.js';
import { derivedId } from '../../kernel/ids.js';
import { isRejection, rejection, type Rejection } from '../../kernel/rejection.js';
import { decideRecordPayment, type PaymentOutcome } from '../../order/decide/record-payment.js';
import { decideRequestPayment } from '../../order/decide/request-payment.js';
import type { OrderDetails } from '../../order/order-details.js';
import { orderStream } from '../../order/order-stream.js';
import type { OrderState, PaymentPending } from '../../order/state.js';
import type { OrderCommands, PaymentProcessors } from '../contract.js';
import { type ChargeOutcome, type PaymentProcessor } from '../contract.js';
import type { PaymentClaims } from './payment-claims.js';

export interface CollectionRequest {
  readonly details: OrderDetails;
  readonly fingerprint: Fingerprint;
  readonly processor: string;
  readonly token: string;
  readonly context: CommandContext;
}

export interface Collected {
  readonly order: Folded<OrderState>;
  readonly replayed: boolean;
}

/** The same attempt always has the same key, so the processor collects for it at most once. */
export function chargeKey(orderNumber: string, attempt: number): string {
  return `${orderNumber.toLowerCase()}-${attempt}`;
}

/** Asks a processor for the money: what is asked is written first, what it answers afterwards. */
export class CollectPayment {
  constructor(
    private readonly orders: OrderCommands,
    private readonly claims: PaymentClaims,
    private readonly processors: PaymentProcessors,
  ) {}

  async run(request: CollectionRequest): Promise<Collected | Rejection> {
    const processor = this.processors.get(request.processor);
    if (!processor) return unknownProcessor();
    const { details, fingerprint, context } = request;
    const requested = await this.orders.execute({
      stream: orderStream(details.orderNumber),
      context,
      fingerprint,
      from: this.orders.nothing,
      decide: ({ state }) =>
        decideRequestPayment(state, { details, fingerprint, processor: processor.name }),
    });
    if (isRejection(requested)) return requested;
    const { state } = requested.folded;
    if (state.stage !== 'payment-pending') return { order: requested.folded, replayed: true };
    const ours = requested.events.length > 0;
    const outcome = await this.ask(processor, state, ours ? request.token : undefined);
    if (outcome.outcome === 'unknown') return { order: requested.folded, replayed: !ours };
    return this.record(requested.folded, state, outcome, context, !ours);
  }

  /** Only who wrote the request collects; who finds it written asks what became of it, for the token may be another. */
  private async ask(
    processor: PaymentProcessor,
    { details, attempt }: PaymentPending,
    token: string | undefined,
  ): Promise<ChargeOutcome> {
    const { orderNumber, orderTotal: amount, currency } = details;
    const key = chargeKey(orderNumber, attempt);
    if (token !== undefined) {
      return processor.collect({ key, orderNumber, amount, currency, token });
    }
    const probed = await processor.probe(key);
    return probed.outcome === 'absent'
      ? { outcome: 'unknown', code: 'not-seen', message: 'The processor has not seen it yet.' }
      : probed;
  }

  /** Writes what the processor said, also when the order has changed since. */
  async record(
    order: Folded<OrderState>,
    { details, attempt, processor, fingerprint }: PaymentPending,
    outcome: Exclude<ChargeOutcome, { outcome: 'unknown' }>,
    context: CommandContext,
    replayed: boolean,
  ): Promise<Collected | Rejection> {
    const result = resultOf(processor, outcome);
    const { now } = context;
    const recorded = await this.orders.execute({
      stream: orderStream(details.orderNumber),
      // The command that asked wrote its request already; the answer is a command of its own.
      context: { ...context, commandId: derivedId(context.commandId, 'outcome') },
      ...(fingerprint && { fingerprint }),
      from: order,
      decide: ({ state }) => decideRecordPayment(state, { attempt, processor, result, now }),
      beforeAppend: async () =>
        result.outcome === 'collected'
          ? this.claims.claim(result.payment, details.orderNumber, context)
          : undefined,
    });
    return isRejection(recorded) ? recorded : { order: recorded.folded, replayed };
  }
}

function resultOf(
  processor: string,
  outcome: Exclude<ChargeOutcome, { outcome: 'unknown' }>,
): PaymentOutcome {
  if (outcome.outcome === 'declined') return outcome;
  const { reference, amount, currency, collectedAt } = outcome;
  const payment = { processor, reference, amount };
  return { outcome: 'collected', payment, currency, collectedAt };
}

export function unknownProcessor(): Rejection {
  const message = 'There is no such payment processor here.';
  return rejection('processor-unknown', message, [
    { path: 'payment.processor', code: 'processor-unknown', message },
  ]);
}
