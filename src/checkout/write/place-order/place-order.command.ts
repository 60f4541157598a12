import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import type { OrderDetails, Payment } from '../../../order/order-details.js';
import type { OrderState } from '../../../order/state.js';
import type { NextAction } from '../../payment/next-action.js';

/** How an order is paid: collected already (or nothing to collect), or to be collected by a processor. */
export type PaymentOrder =
  | { readonly kind: 'collected'; readonly payment: Payment }
  | { readonly kind: 'collect'; readonly processor: string; readonly token: string };

export interface OrderAnswer {
  readonly order: Folded<OrderState>;
  /** The same request was answered before. */
  readonly replayed: boolean;
  readonly nextAction?: NextAction;
}

/** The payment is too much, which the order says from this revision on. */
export interface ExcessReported extends Rejection {
  readonly revision: number;
}

export function isExcessReported(answer: OrderAnswer | Rejection): answer is ExcessReported {
  return isRejection(answer) && 'revision' in answer;
}

/** Places a paid order exactly once, whatever happens and however often it is asked. */
export class PlaceOrder extends Command<OrderAnswer | Rejection> {
  constructor(
    readonly details: OrderDetails,
    readonly payment: PaymentOrder,
    readonly context: CommandContext,
  ) {
    super();
  }
}
