import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { OrderState } from '../../../order/state.js';
import type { Caller } from '../../../platform/security/caller.js';

/** A line is to be undone. Answers with the order in which that is recorded; a worker does it. */
export class RevokeLine extends Command<Folded<OrderState> | Rejection> {
  constructor(
    readonly orderNumber: string,
    readonly lineId: string,
    readonly reason: string,
    readonly caller: Pick<Caller, 'partners'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}
