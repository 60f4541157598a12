import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRejection, type Rejection } from '../../../kernel/rejection.js';
import { decideRequestRetry } from '../../../order/decide/request-retry.js';
import type { OrderState } from '../../../order/state.js';
import { OrderCommands } from '../../../checkout/contract.js';
import { ModuleHolds } from '../../module-holds.js';
import { act } from '../../act.js';
import { RequestRetry, type RetryAccepted } from './request-retry.command.js';

@CommandHandler(RequestRetry)
export class RequestRetryHandler implements ICommandHandler<RequestRetry> {
  constructor(
    private readonly orders: OrderCommands,
    private readonly holds: ModuleHolds,
  ) {}

  async execute(command: RequestRetry): Promise<RetryAccepted | Rejection> {
    const { lineIds, reason, context } = command;
    // The id of the command: sent again, it names the same retry.
    const retryId = context.commandId;
    const request = { retryId, reason, ...(lineIds && { lineIds }) };
    const done = await act(this.orders, command, (state) => decideRequestRetry(state, request));
    if (isRejection(done)) return done;
    const { state } = done.folded;
    const asked = done.events.length > 0;
    // Sent again it is itself, ended or not; else it may be another that has not begun yet.
    const itself = done.folded.commandIds.has(retryId);
    const pending = itself ? retryId : pendingRetry(state, lineIds);
    const lines = linesOf(state, pending);
    const waitingFor = await this.holds.holding(state, lines);
    const { revision } = done.folded;
    const held = waitingFor && { waitingFor };
    return { retryId: pending ?? retryId, lines, asked, revision, ...held };
  }
}

/** The retry that the lines wait for; undefined: it has ended meanwhile. */
function pendingRetry(state: OrderState, lineIds: readonly string[] | undefined) {
  if (state.stage !== 'placed') return undefined;
  return state.lines.find(({ id, retry }) => retry && (lineIds?.includes(id) ?? true))?.retry?.id;
}

function linesOf(state: OrderState, retryId: string | undefined): readonly string[] {
  if (state.stage !== 'placed' || retryId === undefined) return [];
  return state.lines.filter(({ retry }) => retry?.id === retryId).map(({ id }) => id);
}
