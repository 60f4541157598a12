import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { OrderState } from '../../../order/state.js';
import type { Caller } from '../../../platform/security/caller.js';

/** A learner uses an enrollment code: it becomes theirs, and a seat is ordered for them. Answers with that order. */
export class RedeemCode extends Command<Folded<OrderState> | Rejection> {
  constructor(
    /** As it was typed. */
    readonly code: string,
    readonly caller: Pick<Caller, 'id' | 'partners'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}
