import { Command } from '@nestjs/cqrs';
import type { Settled } from '../platform/sagas/due-command.js';

/** Orders the seat of a code whose request was cut off. Sent by the due command of the same name. */
export class PlaceRedemption extends Command<Settled> {
  constructor(
    readonly stream: string,
    /** Epoch ms. */
    readonly now: number,
    /** How often in a row it did nothing. */
    readonly givenBack: number,
    /** Makes sure that nobody else is at it. */
    readonly hold: () => Promise<void>,
  ) {
    super();
  }
}
