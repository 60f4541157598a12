import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection } from '../../../kernel/rejection.js';
import { decideRecordOutcomes } from '../../../order/decide/record-outcomes.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { systemContext } from '../../../platform/event-store/system-context.js';
import { RecordOutcomes } from './record-outcomes.command.js';

@CommandHandler(RecordOutcomes)
export class RecordOutcomesHandler implements ICommandHandler<RecordOutcomes> {
  constructor(private readonly orders: OrderCommands) {}

  async execute({ stream, order, outcomes, now }: RecordOutcomes): Promise<Folded<OrderState>> {
    const recorded = await this.orders.execute({
      stream,
      context: systemContext('fulfillment', order, now),
      from: order,
      decide: ({ state, commandIds }) => decideRecordOutcomes(state, outcomes, commandIds, now),
    });
    if (isRejection(recorded)) throw new Error(`Outcomes of ${stream}: ${recorded.message}`);
    return recorded.folded;
  }
}
