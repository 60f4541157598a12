import fc from 'fast-check';
import type { LineOutcome } from '../../src/order/decide/record-outcomes.js';
import type { PaymentOutcome } from '../../src/order/decide/record-payment.js';
import type { FailureClass } from '../../src/kernel/failure.js';
import type { Payment } from '../../src/order/order-details.js';
import { at, countingId, type Given } from './given-when-then.js';
import * as fixture from './order-fixtures.js';

/** Few values on purpose: what matters happens when commands meet the same line, payment or attempt again. */
const lineId = fc.constantFrom('1', '2', '9');
const attempt = fc.integer({ min: 1, max: 3 });
const failureClass = fc.constantFrom<FailureClass>('configuration', 'network', 'timeout', 'server');
const code = fc.constantFrom('a', 'b');
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
  anyPayment.map(fixture.excessPaymentReported),
  fc.constant(fixture.paymentClaimVoided()),
);

const anyResult = fc.oneof(
  receipt.map((got) => ({ kind: 'fulfilled', receipt: got }) as const),
  fc
    .record({
      ...{ class: failureClass, code, retryable: fc.boolean() },
      maxAttempts: fc.constantFrom(2, 100),
    })
    .map(fixture.failedResult),
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
    .map(fixture.outcome),
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

export const anyRecordPayment = fc
  .record({ attempt, result: anyPaymentOutcome })
  .map(({ result, ...rest }) => fixture.recordDeclined({ ...rest, result }));
