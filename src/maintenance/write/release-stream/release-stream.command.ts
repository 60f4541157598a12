import { Command } from '@nestjs/cqrs';
import type { Rejection } from '../../../kernel/rejection.js';
import type { Caller } from '../../../platform/security/caller.js';

export interface ReleaseAsked {
  readonly consumer: string;
  readonly stream: string;
}

/** Have a parked stream tried again. */
export class ReleaseStream extends Command<ReleaseAsked | Rejection> {
  constructor(
    readonly consumer: string,
    readonly stream: string,
    readonly reason: string,
    readonly caller: Pick<Caller, 'id' | 'partners'>,
  ) {
    super();
  }
}
