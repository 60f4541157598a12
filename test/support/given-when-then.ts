import { eventHash } from '../../src/kernel/event-hash.js';
import type { EventMetadata, Recorded } from '../../src/kernel/event.js';
import { foldAll, type Folded } from '../../src/kernel/folded.js';
import { isRejection, type Rejection } from '../../src/kernel/rejection.js';
import { toRfc3339 } from '../../src/kernel/time.js';
import type { OrderEvent } from '../../src/order/events.js';
import { orderEvolution } from '../../src/order/evolve.js';
import type { OrderState } from '../../src/order/state.js';
import { schemaVersionOf } from '../../src/order/upcasters.js';

/** The clock of the specs stands still here (epoch ms). */
export const NOW = 1_795_428_000_000;

/** NOW plus some ms, as events write it. */
export const at = (afterMs = 0): string => toRfc3339(NOW + afterMs);

/** An event as a spec writes it; metadata only where the rule needs it. */
export type Given = OrderEvent & { readonly metadata?: Partial<EventMetadata> };

export type Decision = readonly OrderEvent[] | Rejection;

/** A decider of the order. Most need the state only; some look at what the stream has seen. */
export type Decide<Command> = (
  state: OrderState,
  command: Command,
  folded: Folded<OrderState>,
) => Decision;

/** `00000000-0000-4000-8000-000000000001`, `…2`, …: an id per number, the same in each run. */
export function countingId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** What is stored may never be changed: a decider or `evolve` that tries throws. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** The event behind `before` in its stream, with all that the store and `append` would give it. */
export function recordedAfter(
  before: Recorded<OrderEvent> | undefined,
  { metadata, ...event }: Given,
  stream = 'order-edx-100001',
): Recorded<OrderEvent> {
  const revision = before ? before.revision + 1 : 0;
  const id = countingId(revision + 1);
  return frozen({
    ...event,
    ...{ id, stream, revision },
    metadata: {
      ...{ $correlationId: id, $causationId: id, commandId: id },
      actor: { kind: 'user', id: 'checkout' },
      schemaVersion: schemaVersionOf(event.type),
      occurredAt: at(),
      ...(before && { prevHash: eventHash(before) }),
      ...metadata,
    },
  });
}

/** The events as one stream: revisions from 0, counting ids, fixed clock, linked by hash. */
export function recorded(events: readonly Given[]): readonly Recorded<OrderEvent>[] {
  const stream: Recorded<OrderEvent>[] = [];
  for (const event of events) stream.push(recordedAfter(stream.at(-1), event));
  return stream;
}

export function folded(events: readonly Given[]): Folded<OrderState> {
  return frozen(foldAll(orderEvolution, recorded(events)));
}

export function stateAfter(events: readonly Given[]): OrderState {
  return folded(events).state;
}

/** Type and data only: metadata and command ids belong to the envelope. */
function bare({ type, data }: OrderEvent) {
  return { type, data };
}

/**
 * The order's rules as sentences:
 * `given([orderPlaced()]).when(decidePlaceOrder, placeOrder()).then([])`, or `.then('order-number-taken')`.
 */
export function given(events: readonly Given[]) {
  const before = folded(events);
  return {
    when<Command>(decide: Decide<Command>, command: Command) {
      const decision = decide(before.state, frozen(command), before);
      return {
        decision,
        /** These events and no others; or a refusal with this code. */
        then(expected: readonly OrderEvent[] | string): void {
          const actual = isRejection(decision) ? decision.code : decision.map(bare);
          expect(actual).toEqual(typeof expected === 'string' ? expected : expected.map(bare));
        },
      };
    },
  };
}
