import fc from 'fast-check';
import type { LineOutcome } from '../../src/order/decide/record-outcomes.js';
import type { PaymentOutcome } from '../../src/order/decide/record-payment.js';
import type { FailureClass } from '../../src/kernel/failure.js';
import type { Payment } from '../../src/order/order-details.js';
import { at, countingId, type Given } from './given-when-then.js';
import * as fixture from './order-fixtures.js';
import { failedResult, outcome } from './outcome-fixtures.js';

/** Few values on purpose: what matters happens when commands meet the same line, payment or attempt again. */
const lineId = fc.constantFrom('1', '2', '9');
const attempt = fc.integer({ min: 1, max: 3 });
const failureClass = fc.constantFrom<FailureClass>('configuration', 'network', 'timeout', 'server');
const code = fc.constantFrom('a', 'b');
const settledOutcome = fc.constantFrom('complete', 'abandoned');
const receipt = fc.record({ mode: fc.constantFrom('audit', 'verified') });

export const anyPayment: fc.Arbitrary<Payment> = fc
  .record({
    processor: fc.constantFrom('captured', 'sandbox', 'stripe'),
    reference: fc.constantFrom('ch_1', 'ch_2'),
    amount: fc.constantFrom('159.00', '159.00', '159', '158.99'),
    source: fc.constantFrom(undefined, 'stripe'),
  })
  .map(({ source, ...payment }) => ({ ...payment, ...(source !== undefined && { source }) }));

/** Any event of an order, whether or not it may follow another. */
export const anyEvent: fc.Arbitrary<Given> = fc.oneof(
  fc.record({ attempt }).map(fixture.paymentRequested),
  anyPayment.map(fixture.paymentCollected),
  fc.record({ attempt }).map(fixture.paymentDeclined),
  fc
    .record({ origin: fc.constantFrom('checkout', 'import', 'manual') })
    .map((data) => fixture.orderPlaced(data)),
  fc.record({ lineId, attempt, receipt }).map(fixture.lineFulfilled),
  fc
    .record({
      ...{ lineId, attempt, class: failureClass, code, retryable: fc.boolean() },
      nextAttemptAt: fc.constantFrom(null, at(2000)),
    })
    .map(fixture.fulfillmentFailed),
  fc.record({ lineId, attempt }).map(fixture.fulfillmentDeferred),
  fc.record({ lineIds: fc.subarray(['1', '2', '9']) }).map(fixture.retryRequested),
  fc.record({ lineIds: fc.subarray(['1', '2', '9']) }).map(fixture.revocationRequested),
  fc.record({ lineId, receipt }).map(fixture.lineRevoked),
  fc
    .record({
      ...{ lineId, class: failureClass, code, retryable: fc.boolean() },
      nextAttemptAt: fc.constantFrom(null, at(2000)),
    })
    .map(fixture.revocationFailed),
  fc.record({ lineId, outcome: settledOutcome }).map(fixture.lineSettled),
  fc.record({ attempt }).map(fixture.paymentPrepared),
  anyPayment.map(fixture.excessPaymentReported),
  anyPayment.map(fixture.excessPaymentRefunded),
  anyPayment.map(fixture.excessPaymentRefundFailed),
  anyPayment.map(fixture.excessPaymentSettledByHand),
  fc.constant(fixture.paymentClaimVoided()),
  fc.constant(fixture.orderAnnotated()),
);

const anyFailure = fc
  .record({
    ...{ class: failureClass, code, retryable: fc.boolean(), outcomeUnknown: fc.boolean() },
    maxAttempts: fc.constantFrom(2, 100),
  })
  .map(failedResult);

const anyResult = fc.oneof(
  receipt.map((got) => ({ kind: 'fulfilled', receipt: got }) as const),
  anyFailure,
  receipt.map((got) => ({ kind: 'revoked', receipt: got }) as const),
  anyFailure.map((failure) => ({ kind: 'revocation-failed', failure }) as const),
  fc.constant({ kind: 'deferred', checkAfterMs: 500, note: 'Later.' } as const),
);

/** What modules found out, about each line once; command ids come again now and then. */
export const anyOutcomes: fc.Arbitrary<readonly LineOutcome[]> = fc.uniqueArray(
  fc
    .record({
      lineId,
      result: anyResult,
      jitter: fc.double({ min: 0, max: 0.999, noNaN: true }),
      commandId: fc.integer({ min: 1000, max: 1020 }).map(countingId),
    })
    .map(outcome),
  { selector: (outcome) => outcome.lineId, maxLength: 3 },
);

const fingerprint = fc.constantFrom(
  ...[fixture.FINGERPRINT, fixture.FINGERPRINT, fixture.OTHER_FINGERPRINT],
);

const anyPaymentOutcome: fc.Arbitrary<PaymentOutcome> = fc.oneof(
  { arbitrary: anyPayment.map((payment) => fixture.recordCollected(payment).result), weight: 1 },
  { arbitrary: fc.constant(fixture.recordDeclined().result), weight: 2 },
);

export const anyPlaceOrder = fc
  .record({ payment: anyPayment, fingerprint })
  .map(fixture.placeOrder);

export const anyRequestPayment = fc
  .record({ fingerprint, processor: fc.constantFrom('sandbox', 'stripe') })
  .map(fixture.requestPayment);

export const anyPreparePayment = fc
  .record({
    attempt: fc.constantFrom(1, 1, 2),
    processor: fc.constantFrom('sandbox', 'stripe'),
  })
  .map((data) => fixture.paymentPrepared(data).data);

/** What a processor said to a refund of money that it has. */
export const anyRefund = fc
  .record({
    processor: fc.constantFrom('sandbox', 'stripe'),
    reference: fc.constantFrom('ch_1', 'ch_2'),
  })
  .chain((name) =>
    fc.constantFrom(fixture.excessPaymentRefunded(name), fixture.excessPaymentRefundFailed(name)),
  );

export const anySettlement = fc.record({
  reference: fc.constantFrom('ch_1', 'ch_2'),
  reason: fc.constant('Given back at the bank.'),
});

export const anyRecordPayment = fc
  .record({ attempt, result: anyPaymentOutcome })
  .map(({ result, ...rest }) => fixture.recordDeclined({ ...rest, result }));

export const anyRequestRetry = fc.record({
  retryId: fc.integer({ min: 3000, max: 3005 }).map(countingId),
  lineIds: fc.constantFrom(['1'], ['2'], ['1', '2']),
  reason: fc.constant('Again.'),
});

export const anyRequestRevocation = fc.record({ lineId, reason: fc.constant('Not wanted.') });

export const anySettleLine = fc.record({
  ...{ lineId, outcome: settledOutcome, reason: fc.constant('By hand.') },
});
