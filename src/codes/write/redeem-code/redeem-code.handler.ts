import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Folded } from '../../../kernel/folded.js';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { fromRfc3339 } from '../../../kernel/time.js';
import { orderStream } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import { isOfPartners, OrderCommands } from '../../../checkout/contract.js';
import { codeHash, normalCode } from '../../code.js';
import type { LineOfCodes } from '../../code.js';
import { CodeLookup } from '../../read/code-index/code-lookup.js';
import { codeStream } from '../../redemption/code-state.js';
import { CodeCommands } from '../../redemption/code-commands.js';
import { decideReserve } from '../../redemption/decide.js';
import { redemptionNumber } from '../../redemption/redemption-order.js';
import { SeatOrders } from '../../redemption/seat-orders.js';
import { Learners } from '../../redemption/learners.js';
import { codeExpired, codeNotFound } from '../../refusals.js';
import { codesOfLine } from '../../codes-of-line.js';
import { RedeemCode } from './redeem-code.command.js';

@CommandHandler(RedeemCode)
export class RedeemCodeHandler implements ICommandHandler<RedeemCode> {
  constructor(
    private readonly lookup: CodeLookup,
    private readonly orders: OrderCommands,
    private readonly codes: CodeCommands,
    private readonly seats: SeatOrders,
    private readonly learners: Learners,
  ) {}

  async execute(command: RedeemCode): Promise<Folded<OrderState> | Rejection> {
    const code = normalCode(command.code);
    if (code === undefined) return codeNotFound();
    const hash = codeHash(code);
    const line = await this.lookup.lineOf(hash);
    if (isRejection(line)) return line;
    const context = await this.learners.asActor(command.context, command.caller.id);
    const refused = await this.refuse(line, command);
    if (refused) return refused;
    const reserved = await this.reserve(hash, line, command.caller.id, context);
    return isRejection(reserved) ? reserved : this.seats.order(reserved, context);
  }

  /** What the code is good for. Whether it is still to be had is for its own stream to say. */
  private async refuse(
    { orderNumber, lineId }: LineOfCodes,
    { caller, context }: RedeemCode,
  ): Promise<Rejection | undefined> {
    const { state } = await this.orders.load(orderStream(orderNumber));
    if (state.stage !== 'placed') return codeNotFound();
    if (!isOfPartners(caller, state.details.partner)) return codeNotFound();
    const codes = codesOfLine(state.lines.find(({ id }) => id === lineId));
    if (!codes) return codeNotFound();
    return fromRfc3339(codes.expiresAt) <= context.now ? codeExpired() : undefined;
  }

  private async reserve(
    hash: string,
    line: LineOfCodes,
    username: string,
    context: CommandContext,
  ) {
    const redemption = redemptionNumber(hash);
    const reserved = await this.codes.execute({
      ...{ stream: codeStream(hash), context, from: this.codes.nothing },
      decide: ({ state }) => decideReserve(state, { ...line, redemption, learner: { username } }),
    });
    return isRejection(reserved) ? reserved : { stream: codeStream(hash), code: reserved.folded };
  }
}
