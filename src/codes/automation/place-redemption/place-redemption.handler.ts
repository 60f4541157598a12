import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection } from '../../../kernel/rejection.js';
import { systemContext } from '../../../platform/event-store/system-context.js';
import { LOGGER, type Logger } from '../../../platform/observability/logger.js';
import type { Settled } from '../../../platform/sagas/due-command.js';
import { givenBack } from '../../../platform/sagas/given-back.js';
import { PlaceRedemption } from '../../contract.js';
import { CodeCommands } from '../../redemption/code-commands.js';
import { planCode } from '../../redemption/plan.js';
import { SeatOrders } from '../../redemption/seat-orders.js';

@CommandHandler(PlaceRedemption)
export class PlaceRedemptionHandler implements ICommandHandler<PlaceRedemption> {
  constructor(
    private readonly codes: CodeCommands,
    private readonly seats: SeatOrders,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute(command: PlaceRedemption): Promise<Settled> {
    const { stream, now, hold } = command;
    const code = await this.codes.load(stream);
    const { kind } = code.state;
    if (kind === 'redeemed' || kind === 'void') return { kind: 'acted', revision: code.revision };
    // The learner was forgotten meanwhile: nobody is left to be given a seat.
    if (planCode(code.state).length === 0) return givenBack(command);
    await hold();
    const placed = await this.seats.order({ stream, code }, systemContext('codes', code, now));
    if (isRejection(placed)) {
      const { code: refusal } = placed;
      this.logger.error({ stream, refusal }, 'the seat of an enrollment code cannot be ordered');
      return givenBack(command);
    }
    return { kind: 'acted', revision: code.revision + 1 };
  }
}
