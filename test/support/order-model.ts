import fc from 'fast-check';
import type { EventMetadata, Fingerprint, Recorded } from '../../src/kernel/event.js';
import { foldAll, type Folded } from '../../src/kernel/folded.js';
import { isRejection } from '../../src/kernel/rejection.js';
import {
  decideReportExcessPayment,
  decideVoidPaymentClaim,
} from '../../src/order/decide/payment-claim.js';
import {
  decideRecordRefund,
  decideSettleExcessPayment,
} from '../../src/order/decide/end-excess-payment.js';
import { decidePlaceOrder } from '../../src/order/decide/place-order.js';
import { decidePreparePayment } from '../../src/order/decide/prepare-payment.js';
import { decideRecordOutcomes, type LineOutcome } from '../../src/order/decide/record-outcomes.js';
import { decideRecordPayment } from '../../src/order/decide/record-payment.js';
import { decideRequestPayment } from '../../src/order/decide/request-payment.js';
import { decideRequestRetry } from '../../src/order/decide/request-retry.js';
import { decideRequestRevocation } from '../../src/order/decide/request-revocation.js';
import { decideSettleLine } from '../../src/order/decide/settle-line.js';
import type { OrderEvent } from '../../src/order/events.js';
import { orderEvolution } from '../../src/order/evolve.js';
import type { Payment } from '../../src/order/order-details.js';
import type { OrderState } from '../../src/order/state.js';
import { NOW, recordedAfter, type Decide, type Decision, type Given } from './given-when-then.js';
import {
  anyOutcomes,
  anyPayment,
  anyPlaceOrder,
  anyPreparePayment,
  anyRecordPayment,
  anyRefund,
  anyRequestPayment,
  anyRequestRetry,
  anyRequestRevocation,
  anySettleLine,
  anySettlement,
} from './order-arbitraries.js';

/** A command with its decider inside, so that commands of all kinds fit into one list. */
export interface Command {
  readonly name: string;
  readonly fingerprint?: Fingerprint;
  readonly decide: (folded: Folded<OrderState>) => Decision;
}

/** One command and the order before and after it. */
export interface Step {
  readonly command: Command;
  readonly decision: Decision;
  readonly before: Folded<OrderState>;
  readonly after: Folded<OrderState>;
}

export interface History {
  readonly events: readonly Recorded<OrderEvent>[];
  readonly steps: readonly Step[];
}

function command<Content extends object>(name: string, decide: Decide<Content>) {
  return (content: Content): Command => ({
    name,
    ...('fingerprint' in content && { fingerprint: content.fingerprint as Fingerprint }),
    decide: (folded) => decide(folded.state, content, folded),
  });
}

const recordOutcomes: Decide<{ readonly outcomes: readonly LineOutcome[] }> = (
  state,
  { outcomes },
  { commandIds },
) => decideRecordOutcomes(state, outcomes, commandIds, NOW);

const reportExcess: Decide<{ readonly payment: Payment }> = (state, { payment }) =>
  decideReportExcessPayment(state, payment);

const voidClaim: Decide<{ readonly payment: Payment }> = (state, { payment }) =>
  decideVoidPaymentClaim(state, payment);

const anyOutcomesCommand = fc
  .record({ outcomes: anyOutcomes })
  .map(command('RecordOutcomes', recordOutcomes));

const anyCommand = fc.oneof(
  { arbitrary: anyPlaceOrder.map(command('PlaceOrder', decidePlaceOrder)), weight: 3 },
  { arbitrary: anyRequestPayment.map(command('RequestPayment', decideRequestPayment)), weight: 2 },
  { arbitrary: anyRecordPayment.map(command('RecordPayment', decideRecordPayment)), weight: 3 },
  { arbitrary: anyPreparePayment.map(command('PreparePayment', decidePreparePayment)), weight: 1 },
  { arbitrary: anyRefund.map(command('RecordRefund', decideRecordRefund)), weight: 2 },
  anySettlement.map(command('SettleExcessPayment', decideSettleExcessPayment)),
  fc.record({ payment: anyPayment }).map(command('ReportExcessPayment', reportExcess)),
  fc.record({ payment: anyPayment }).map(command('VoidPaymentClaim', voidClaim)),
  { arbitrary: anyOutcomesCommand, weight: 9 },
  { arbitrary: anyRequestRetry.map(command('RequestRetry', decideRequestRetry)), weight: 3 },
  {
    arbitrary: anyRequestRevocation.map(command('RequestRevocation', decideRequestRevocation)),
    weight: 2,
  },
  anySettleLine.map(command('SettleLine', decideSettleLine)),
);

/** What `append` adds to a decision. */
function envelope(event: OrderEvent, { fingerprint }: Command): Given {
  const { type, data } = event;
  const metadata: Partial<EventMetadata> = {
    ...(fingerprint && { fingerprint }),
    ...('commandId' in event && { commandId: String(event.commandId) }),
  };
  return { type, data, metadata } as Given;
}

function run(commands: readonly Command[]): History {
  const events: Recorded<OrderEvent>[] = [];
  const steps: Step[] = [];
  let before = foldAll(orderEvolution, events);
  for (const each of commands) {
    const decision = each.decide(before);
    const written = isRejection(decision) ? [] : decision;
    const from = events.length;
    for (const event of written) events.push(recordedAfter(events.at(-1), envelope(event, each)));
    const after = foldAll(orderEvolution, events.slice(from), before);
    steps.push({ command: each, decision, before, after });
    before = after;
  }
  return { events, steps };
}

/** What any sequence of commands leads to. */
export const anyHistory: fc.Arbitrary<History> = fc
  .array(anyCommand, { maxLength: 35, size: 'max' })
  .map(run);

/**
 * For any sequence of commands, whoever sends them and in whatever order they arrive.
 * @param numRuns more of them where a rule is about what few histories have
 */
export function always(rule: (history: History) => void, numRuns = 200): void {
  fc.assert(
    fc.property(anyHistory, (history) => {
      rule(history);
    }),
    { numRuns },
  );
}
