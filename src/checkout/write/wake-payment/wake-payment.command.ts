import { Command } from '@nestjs/cqrs';

/** Somebody says that something happened to a payment. It is believed in nothing; the processor is asked. */
export class WakePayment extends Command<void> {
  constructor(
    readonly orderNumber: string,
    /** Epoch ms. */
    readonly now: number,
  ) {
    super();
  }
}
