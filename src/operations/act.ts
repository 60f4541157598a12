import type { CommandContext } from '../kernel/event.js';
import type { Rejection } from '../kernel/rejection.js';
import type { OrderEvent } from '../order/events.js';
import { orderStream } from '../order/order-stream.js';
import { noSuchOrder } from '../order/refusals.js';
import type { OrderState } from '../order/state.js';
import type { Caller } from '../platform/security/caller.js';
import { isThereFor, type OrderCommands } from '../checkout/contract.js';

/** What a person does to an order, whatever it is. */
interface Act {
  readonly orderNumber: string;
  readonly caller: Pick<Caller, 'partners'>;
  readonly context: CommandContext;
}

type Decide = (state: OrderState) => readonly OrderEvent[] | Rejection;

/** Decides and writes. An order that nobody made, or that is another partner's, does not exist for the caller. */
export function act(
  orders: OrderCommands,
  { orderNumber, caller, context }: Act,
  decide: Decide,
): ReturnType<OrderCommands['execute']> {
  return orders.execute({
    stream: orderStream(orderNumber),
    context,
    decide: ({ state }) => (isThereFor(caller, state) ? decide(state) : noSuchOrder()),
  });
}
