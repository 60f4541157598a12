import { Command } from '@nestjs/cqrs';
import type { Settled } from '../platform/sagas/due-command.js';
import type { OrderEvent } from '../order/events.js';
import type { OrderState } from '../order/state.js';
import { StreamCommands } from '../platform/event-store/stream-commands.js';

export { isOfPartners } from './order-access.js';

/** Loads orders and writes to them. */
export class OrderCommands extends StreamCommands<OrderState, OrderEvent> {}

/** A charge that a processor is asked to make. */
export interface Charge {
  /** Idempotency key: order number and attempt. The processor collects at most once for it. */
  readonly key: string;
  readonly orderNumber: string;
  /** Decimal text. */
  readonly amount: string;
  readonly currency: string;
  /** What stands for the payer's means of payment at this processor. */
  readonly token: string;
}

export type ChargeOutcome =
  | {
      readonly outcome: 'collected';
      readonly reference: string;
      readonly amount: string;
      readonly currency: string;
      /** RFC 3339. */
      readonly collectedAt: string;
    }
  | { readonly outcome: 'declined'; readonly code: string; readonly message: string }
  /** It may have been collected: the processor did not say. */
  | { readonly outcome: 'unknown'; readonly code: string; readonly message: string };

/** Collects money. What the processor does is a result; throwing means a bug. Every call has a time limit of its own. */
export interface PaymentProcessor {
  readonly name: string;
  collect(charge: Charge): Promise<ChargeOutcome>;
  /** What became of the charge; `absent`: the processor never saw it. Changes nothing. */
  probe(key: string): Promise<ChargeOutcome | { readonly outcome: 'absent' }>;
  /** After `cancelled` it never collects for this key; a charge that was collected before says so. */
  cancel(key: string): Promise<ChargeOutcome | { readonly outcome: 'cancelled' }>;
}

/** The processors that this service has, by name. */
export class PaymentProcessors {
  private readonly byName: ReadonlyMap<string, PaymentProcessor>;

  constructor(processors: readonly PaymentProcessor[]) {
    this.byName = new Map(processors.map((processor) => [processor.name, processor]));
  }

  get(name: string): PaymentProcessor | undefined {
    return this.byName.get(name);
  }
}

/** Finds out what became of a payment whose request was never answered. Sent by the due command of the same name. */
export class ResolvePayment extends Command<Settled> {
  constructor(
    readonly stream: string,
    /** Epoch ms. */
    readonly now: number,
    /** How often in a row it found out nothing. */
    readonly givenBack: number,
  ) {
    super();
  }
}
