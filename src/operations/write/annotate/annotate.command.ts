import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { OrderState } from '../../../order/state.js';
import type { Caller } from '../../../platform/security/caller.js';

/** A note in the history of an order. */
export class Annotate extends Command<Folded<OrderState> | Rejection> {
  constructor(
    readonly orderNumber: string,
    readonly text: string,
    readonly caller: Pick<Caller, 'partners'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}
