import type { CommandBus } from '@nestjs/cqrs';
import type { CommandContext } from '../../kernel/event.js';
import type { Folded } from '../../kernel/folded.js';
import { isRejection, type Rejection } from '../../kernel/rejection.js';
import { orderStream } from '../../order/order-stream.js';
import type { OrderState } from '../../order/state.js';
import { PlaceOrder, type OrderCommands } from '../../checkout/contract.js';
import type { CodeCommands } from './code-commands.js';
import type { CodeState } from './code-state.js';
import { decideRedeemed } from './decide.js';
import { redemptionOrder, redemptionPayment } from './redemption-order.js';

/** A code as it was last seen. */
export interface SeenCode {
  readonly stream: string;
  readonly code: Folded<CodeState>;
}

/**
 * Orders the seat of a reserved code: by the request that reserved it, or by a worker where that was cut off. Both make the
 * same order of the same number, so it is placed once.
 */
export class SeatOrders {
  constructor(
    private readonly bus: CommandBus,
    private readonly orders: OrderCommands,
    private readonly codes: CodeCommands,
    private readonly newId: () => string,
  ) {}

  /** The order of the seat, placed now or before. */
  async order(
    { stream, code }: SeenCode,
    context: CommandContext,
  ): Promise<Folded<OrderState> | Rejection> {
    const { state } = code;
    if (state.kind !== 'reserved' && state.kind !== 'redeemed') {
      throw new Error(`${stream} is nobody's.`);
    }
    const { orderNumber, lineId } = state.line;
    const source = (await this.orders.load(orderStream(orderNumber))).state;
    const line = source.stage === 'placed' && source.lines.find(({ id }) => id === lineId);
    if (!line) throw new Error(`${stream} is of no line of ${orderNumber}.`);
    const details = redemptionOrder(source.details, line, state.redemption, state.learner);
    const payment = { kind: 'collected', payment: redemptionPayment(details) } as const;
    const placed = await this.bus.execute(new PlaceOrder(details, payment, this.next(context)));
    if (isRejection(placed)) return placed;
    await this.codes.execute({
      ...{ stream, context: this.next(context), from: code },
      decide: (seen) => decideRedeemed(seen.state),
    });
    return placed.order;
  }

  /** One request, several commands: each is told apart by its own id. */
  private next(context: CommandContext): CommandContext {
    return { ...context, commandId: this.newId() };
  }
}
