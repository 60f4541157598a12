import type { CommandContext, Fingerprint } from '../../kernel/event.js';
import type { Folded } from '../../kernel/folded.js';
import { derivedId } from '../../kernel/ids.js';
import { isRejection, rejection, type Rejection } from '../../kernel/rejection.js';
import { decidePreparePayment } from '../../order/decide/prepare-payment.js';
import { decideRequestPayment } from '../../order/decide/request-payment.js';
import type { OrderDetails } from '../../order/order-details.js';
import { orderStream } from '../../order/order-stream.js';
import type { OrderState, PaymentPending } from '../../order/state.js';
import type { OrderCommands, PaymentProcessor, PaymentProcessors } from '../contract.js';
import type {
  CollectOutcome,
  PrepareOutcome,
  ProbeOutcome,
} from '../processors/payment-processor.js';
import type { NextAction } from './next-action.js';
import { attemptOf } from './payment-attempt.js';
import { isRecordable, type RecordedPayments } from './record-payment.js';

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
  readonly nextAction?: NextAction;
}

/** An order that waits for a payment, with what is needed to go on with it. */
interface Waiting {
  readonly order: Folded<OrderState>;
  readonly pending: PaymentPending;
  readonly processor: PaymentProcessor;
  readonly context: CommandContext;
}

/**
 * Asks a processor for the money: what is asked is written first, then what the processor prepared, then what it answers.
 * Only who wrote the request asks for money; who finds it written asks what became of it, for the token may be another.
 */
export class CollectPayment {
  constructor(
    private readonly orders: OrderCommands,
    private readonly payments: RecordedPayments,
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
    const { folded: order, events } = requested;
    if (order.state.stage !== 'payment-pending') return { order, replayed: true };
    const waiting = { order, pending: order.state, processor, context };
    return events.length > 0 ? this.collect(waiting, request.token) : this.find(waiting, true);
  }

  private async collect(waiting: Waiting, token: string): Promise<Collected | Rejection> {
    const prepared = await this.prepare(waiting);
    if (!('order' in prepared)) return this.settle(waiting, prepared, false);
    const { state } = prepared.order;
    if (state.stage !== 'payment-pending') return { order: prepared.order, replayed: false };
    const ready = { ...waiting, order: prepared.order, pending: state };
    if (!prepared.ours) return this.find(ready, false);
    return this.settle(ready, await waiting.processor.collect(attemptOf(state), token), false);
  }

  /** Recorded before money is asked for. Not `ours`: the order does not wait for us any more. */
  private async prepare({ order, pending, processor, context }: Waiting) {
    if (!processor.prepare) return { order, ours: true };
    const outcome = await processor.prepare(attemptOf(pending));
    if (outcome.outcome !== 'prepared') return outcome;
    const { reference, account } = outcome;
    const { attempt } = pending;
    const recorded = await this.orders.execute({
      stream: orderStream(pending.details.orderNumber),
      context: { ...context, commandId: derivedId(context.commandId, 'prepared') },
      from: order,
      decide: ({ state }) =>
        decidePreparePayment(state, {
          ...{ processor: processor.name, reference, attempt },
          ...(account !== undefined && { account }),
        }),
    });
    // No decision refuses it.
    if (isRejection(recorded)) throw new Error(`Refused to prepare: ${recorded.code}.`);
    return { order: recorded.folded, ours: recorded.events.length > 0 };
  }

  private async find(waiting: Waiting, replayed: boolean): Promise<Collected | Rejection> {
    return this.settle(
      waiting,
      await waiting.processor.probe(attemptOf(waiting.pending)),
      replayed,
    );
  }

  /** Records what is certain; everything else is still to be found out. */
  private async settle(
    { order, pending, context }: Waiting,
    outcome: CollectOutcome | ProbeOutcome | Exclude<PrepareOutcome, { outcome: 'prepared' }>,
    replayed: boolean,
  ): Promise<Collected | Rejection> {
    if (isRecordable(outcome)) {
      const recorded = await this.payments.record(order, pending, outcome, context);
      return isRejection(recorded) ? recorded : { order: recorded, replayed };
    }
    if (outcome.outcome !== 'action-required') return { order, replayed };
    const { type, clientSecret } = outcome;
    return { order, replayed, nextAction: { type, clientSecret } };
  }
}

export function unknownProcessor(): Rejection {
  const message = 'There is no such payment processor here.';
  return rejection('processor-unknown', message, [
    { path: 'payment.processor', code: 'processor-unknown', message },
  ]);
}
