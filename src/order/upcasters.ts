import type { Recorded } from '../kernel/event.js';
import { MisshapenEvent } from '../kernel/misshapen-event.js';
import { NewerEvent } from '../kernel/newer-event.js';
import { misshapenMember } from './event-shapes.js';
import type { OrderEvent, OrderEventType } from './events.js';

/** Newest version of each event that this build reads and writes. */
const VERSIONS: Readonly<Record<OrderEventType, number>> = {
  PaymentRequested: 1,
  PaymentPrepared: 1,
  PaymentCollected: 1,
  PaymentDeclined: 1,
  OrderPlaced: 1,
  LineFulfilled: 1,
  FulfillmentFailed: 1,
  FulfillmentDeferred: 1,
  FulfillmentRetryRequested: 1,
  RevocationRequested: 1,
  LineRevoked: 1,
  RevocationFailed: 1,
  LineSettledByHand: 1,
  ExcessPaymentReported: 1,
  ExcessPaymentRefunded: 1,
  ExcessPaymentRefundFailed: 1,
  ExcessPaymentSettledByHand: 1,
  PaymentClaimVoided: 1,
  OrderAnnotated: 1,
};

/** Nothing of the order may be decided by this build. */
export class UnknownEventVersion extends NewerEvent {
  override readonly name = 'UnknownEventVersion';

  constructor(event: Recorded) {
    super(
      `${event.type} version ${event.metadata.schemaVersion} (event ${event.revision} of ${event.stream}) is newer than this build.`,
    );
  }
}

/** Every type of event that an order may have. */
export const ORDER_EVENT_TYPES = Object.keys(VERSIONS) as readonly OrderEventType[];

export function schemaVersionOf(type: OrderEventType): number {
  return VERSIONS[type];
}

function isOrderEvent(event: Recorded): event is Recorded<OrderEvent> {
  return (
    Object.hasOwn(VERSIONS, event.type) &&
    VERSIONS[event.type as OrderEventType] === event.metadata.schemaVersion
  );
}

/**
 * A stored event in today's shape. There is one version of each so far; older ones will be lifted here.
 * @throws UnknownEventVersion, MisshapenEvent
 */
export function upcast(event: Recorded): Recorded<OrderEvent> {
  if (!isOrderEvent(event)) throw new UnknownEventVersion(event);
  const misshapen = misshapenMember(event);
  if (misshapen !== undefined) throw new MisshapenEvent(event, misshapen);
  return event;
}
