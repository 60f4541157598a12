import { Command } from '@nestjs/cqrs';
import type { CommandContext } from '../../../kernel/event.js';
import type { Rejection } from '../../../kernel/rejection.js';
import type { WaitingFor } from '../../../platform/sagas/party-holds.js';
import type { Caller } from '../../../platform/security/caller.js';

export interface RetryAccepted {
  readonly retryId: string;
  readonly lines: readonly string[];
  /** False: one that has not begun yet was asked for before, and this is it. */
  readonly asked: boolean;
  /** The module of a line is paused or rests: the attempt is made when it goes on. */
  readonly waitingFor?: WaitingFor;
  /** Of the order, with the request. */
  readonly revision: number;
}

/** Lines that failed are attempted again at once, with a new automatic budget. */
export class RequestRetry extends Command<RetryAccepted | Rejection> {
  constructor(
    readonly orderNumber: string,
    /** Undefined: every line that failed. */
    readonly lineIds: readonly string[] | undefined,
    readonly reason: string,
    readonly caller: Pick<Caller, 'partners'>,
    readonly context: CommandContext,
  ) {
    super();
  }
}
