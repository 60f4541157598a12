import { Command } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import type { OrderState } from '../../../order/state.js';
import type { ClaimedCommand, Lease } from '../../../platform/sagas/due-command.js';

/** Has the lines of one module undone that are due, and says what came of each. It records nothing itself. */
export class RevokeLines extends Command<readonly LineOutcome[]> {
  constructor(
    readonly claimed: ClaimedCommand,
    readonly order: Folded<OrderState>,
    readonly lease: Lease,
  ) {
    super();
  }
}
