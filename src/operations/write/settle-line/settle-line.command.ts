import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { SettleLine as Settlement } from '../../../order/decide/settle-line.js';
import type { OrderState } from '../../../order/state.js';
import type { Caller } from '../../../platform/security/caller.js';

/** A person settled a line outside of the system: what was due for it is not done any more, and nobody is called. */
export class SettleLine extends Command<Folded<OrderState> | Rejection> {
  constructor(
    readonly orderNumber: string,
    readonly settlement: Settlement,
    readonly caller: Pick<Caller, 'partners'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}
