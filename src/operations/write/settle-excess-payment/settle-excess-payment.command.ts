import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { OrderState } from '../../../order/state.js';
import type { Caller } from '../../../platform/security/caller.js';

/** An operator dealt with money that cannot pay the order, at the processor or with the buyer: its case is closed. */
export class SettleExcessPayment extends Command<Folded<OrderState> | Rejection> {
  constructor(
    readonly orderNumber: string,
    readonly settlement: {
      readonly reference: string;
      readonly reason: string;
      readonly evidence?: string;
    },
    readonly caller: Pick<Caller, 'partners'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}
