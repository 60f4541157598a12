import { Command } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import type { OrderState } from '../../../order/state.js';

/** Records what happened outside, whatever became of the order meanwhile. Answers with the order as it is then. */
export class RecordOutcomes extends Command<Folded<OrderState>> {
  constructor(
    readonly stream: string,
    readonly order: Folded<OrderState>,
    readonly outcomes: readonly LineOutcome[],
    /** Epoch ms. */
    readonly now: number,
  ) {
    super();
  }
}
