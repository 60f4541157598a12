import { NOW, at, countingId, given, type Given } from '../../../test/support/given-when-then.js';
import type { Decide } from '../../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  paymentDeclined,
  paymentRequested,
  placedOrder,
  retryRequested,
} from '../../../test/support/order-fixtures.js';
import { RETRY_POLICY, failedOutcome, outcome } from '../../../test/support/outcome-fixtures.js';
import { decideRecordOutcomes, type LineOutcome } from './record-outcomes.js';

const recordOutcomes: Decide<readonly LineOutcome[]> = (state, outcomes, { commandIds }) =>
  decideRecordOutcomes(state, outcomes, commandIds, NOW);

const placed = placedOrder();
const HOUR = 3_600_000;

/** Line 1 failed `count` times in a row, first `since` ms ago. */
function failures(count: number, since = 0, data = {}): readonly Given[] {
  return Array.from({ length: count }, (_, index) => ({
    ...fulfillmentFailed({ attempt: index + 1, ...data }),
    metadata: { occurredAt: at(-since) },
  }));
}

/** When the next attempt is, of an outcome for a line that has this history. */
function nextAttemptAt(history: readonly Given[], failed: LineOutcome): string | null | undefined {
  const { decision } = given([...placed, ...history]).when(recordOutcomes, [failed]);
  const [event] = decision as ReturnType<typeof failures>;
  return event?.type === 'FulfillmentFailed' ? event.data.nextAttemptAt : undefined;
}

describe('recording outcomes', () => {
  it('records what each module got back', () => {
    const donated = outcome({ lineId: '2', module: 'donation', commandId: countingId(2000) });
    given(placed)
      .when(recordOutcomes, [outcome(), donated])
      .then([lineFulfilled(), lineFulfilled({ lineId: '2', module: 'donation' })]);
  });

  it('lets no bad line stop the others', () => {
    const lineTwo = { lineId: '2', commandId: countingId(2000) };
    given(placed)
      .when(recordOutcomes, [failedOutcome(), outcome(lineTwo)])
      .then([fulfillmentFailed({ nextAttemptAt: at(1000) }), lineFulfilled({ lineId: '2' })]);
  });

  it('names the revision that the attempt was decided on', () => {
    given(placed)
      .when(recordOutcomes, [outcome({ basis: 7 })])
      .then([lineFulfilled({ basis: 7 })]);
  });

  it('gives each event the command id of its outcome', () => {
    const { decision } = given(placed).when(recordOutcomes, [outcome()]);
    expect(decision).toMatchObject([{ commandId: countingId(1000) }]);
  });

  it('counts the attempts of the line', () => {
    given([...placed, ...failures(2)])
      .when(recordOutcomes, [outcome()])
      .then([lineFulfilled({ attempt: 3 })]);
  });

  it('ignores a line that the order does not have', () => {
    given(placed)
      .when(recordOutcomes, [outcome({ lineId: '9' })])
      .then([]);
  });

  it.each<[string, readonly Given[]]>([
    ['that does not exist', []],
    ['whose payment is under way', [paymentRequested()]],
    ['whose payment was declined', [paymentRequested(), paymentDeclined()]],
  ])('is refused for an order %s: nothing of it may be fulfilled', (_, events) => {
    given(events).when(recordOutcomes, [outcome()]).then('order-not-found');
  });
});

describe('an outcome that is known already', () => {
  const metadata = { commandId: countingId(1000) };

  it('by its command id writes nothing, success or failure', () => {
    given([...placed, { ...fulfillmentFailed(), metadata }])
      .when(recordOutcomes, [failedOutcome(), outcome()])
      .then([]);
  });

  it('by its command id within one batch writes once', () => {
    const otherReceipt = { kind: 'fulfilled', receipt: { mode: 'audit' } } as const;
    given(placed)
      .when(recordOutcomes, [outcome(), outcome({ result: otherReceipt })])
      .then([lineFulfilled()]);
  });

  it.each([
    ['later', [lineFulfilled()], [outcome({ commandId: countingId(2000) })], []],
    [
      ...(['in one batch', []] as const),
      [outcome(), outcome({ commandId: countingId(2000) })],
      [lineFulfilled()],
    ],
  ])('as a success with the same receipt is recorded once: %s', (_, history, outcomes, events) => {
    given([...placed, ...history])
      .when(recordOutcomes, outcomes)
      .then(events);
  });

  it('as a success with another receipt is recorded: what happened outside is never discarded', () => {
    const audit = { kind: 'fulfilled', receipt: { mode: 'audit' } } as const;
    given([...placed, lineFulfilled()])
      .when(recordOutcomes, [outcome({ result: audit })])
      .then([lineFulfilled({ attempt: 2, receipt: audit.receipt })]);
  });

  it('as complete is not made worse by an attempt that failed beside it', () => {
    given([...placed, lineFulfilled()])
      .when(recordOutcomes, [failedOutcome()])
      .then([]);
    given(placed)
      .when(recordOutcomes, [outcome(), failedOutcome({}, { commandId: countingId(2000) })])
      .then([lineFulfilled()]);
  });
});

describe('a failure', () => {
  it('is recorded with its class, code and message', () => {
    const result = { class: 'timeout', code: 'lms-timeout', message: 'No answer.' } as const;
    given(placed)
      .when(recordOutcomes, [failedOutcome({ ...result, outcomeUnknown: true })])
      .then([fulfillmentFailed({ ...result, outcomeUnknown: true, nextAttemptAt: at(1000) })]);
  });

  it('after another shows the new reason', () => {
    const refused = { class: 'network', code: 'refused', message: 'Refused.' } as const;
    given([...placed, ...failures(1)])
      .when(recordOutcomes, [failedOutcome(refused)])
      .then([fulfillmentFailed({ ...refused, attempt: 2, nextAttemptAt: at(2000) })]);
  });

  it('twice in one batch counts two attempts', () => {
    given(placed)
      .when(recordOutcomes, [failedOutcome(), failedOutcome({}, { commandId: countingId(2000) })])
      .then([
        fulfillmentFailed({ nextAttemptAt: at(1000) }),
        fulfillmentFailed({ attempt: 2, nextAttemptAt: at(2000) }),
      ]);
  });

  it('may be told in a message cut in the middle of an emoji', () => {
    given(placed)
      .when(recordOutcomes, [failedOutcome({ message: 'No 😀'.slice(0, -1) })])
      .then([fulfillmentFailed({ message: 'No \uFFFD', nextAttemptAt: at(1000) })]);
  });
});

describe('the next attempt', () => {
  it.each([
    [0, 0, 0],
    [0, 0.999, 1998],
    [1, 0.5, 2000],
    [3, 0.5, 8000],
    [12, 0.5, 450_000],
  ])('after %d failures before, by chance %d, comes in %d ms', (before, jitter, waitMs) => {
    expect(nextAttemptAt(failures(before), failedOutcome({}, { jitter }))).toBe(at(waitMs));
  });

  it('comes no earlier than the other side said', () => {
    expect(nextAttemptAt([], failedOutcome({ retryAfterMs: 30_000 }))).toBe(at(30_000));
    expect(nextAttemptAt([], failedOutcome({ retryAfterMs: 10 }))).toBe(at(1000));
  });

  it('does not come when a repeat would fail alike', () => {
    expect(nextAttemptAt([], failedOutcome({ retryable: false }))).toBeNull();
  });

  it.each([
    [98, at(450_000)],
    [99, null],
    [150, null],
  ])('does not come when all attempts are used up: after %d before, %s', (before, next) => {
    expect(nextAttemptAt(failures(before), failedOutcome())).toBe(next);
  });

  it('does not come sooner exhausted than the answer allows, nor later than the policy', () => {
    expect(nextAttemptAt(failures(1), failedOutcome({ maxAttempts: 3 }))).toBe(at(2000));
    expect(nextAttemptAt(failures(2), failedOutcome({ maxAttempts: 3 }))).toBeNull();
    const policy = { ...RETRY_POLICY, maxAttempts: 2 };
    expect(nextAttemptAt(failures(1), failedOutcome({ maxAttempts: 3 }, { policy }))).toBeNull();
  });

  it('counts of an answer that rarely heals only itself: an outage before it used up none of it', () => {
    const outage = failures(9, 0, { class: 'network', code: 'refused' });
    const unclear = failedOutcome({ maxAttempts: 3, code: 'unclear' });
    expect(nextAttemptAt(outage, unclear)).toBe(at(450_000));
    const twice = failures(2, 0, { code: 'unclear' });
    expect(nextAttemptAt([...twice, ...outage], unclear)).toBeNull();
  });

  it.each([
    [24 * HOUR - 2000, at(2000)],
    [24 * HOUR - 1999, null],
  ])('does not come later than the greatest age: failing for %d ms, %s', (since, next) => {
    expect(nextAttemptAt(failures(1, since), failedOutcome())).toBe(next);
  });
});

describe('a module that fails as a whole', () => {
  const cause = { class: 'configuration', code: 'no-api-key', message: 'No API key.' } as const;
  const failedAsWhole = fulfillmentFailed({ ...cause, nextAttemptAt: null });

  it('gets no time for the line: the module must recover', () => {
    given(placed)
      .when(recordOutcomes, [failedOutcome(cause)])
      .then([failedAsWhole]);
  });

  it('is told once for each line and cause, not once for each look', () => {
    given([...placed, failedAsWhole])
      .when(recordOutcomes, [failedOutcome(cause)])
      .then([]);
  });

  it.each([
    ['cause', { code: 'unauthorized' }],
    ['prospect', { retryable: false }],
  ])('is told again when it has another %s', (_, change) => {
    given([...placed, failedAsWhole])
      .when(recordOutcomes, [failedOutcome({ ...cause, ...change })])
      .then([fulfillmentFailed({ ...cause, ...change, attempt: 2, nextAttemptAt: null })]);
  });

  it('is told again to who asked for another attempt, if nobody makes one by itself', () => {
    const lasting = { ...cause, code: 'no-module', retryable: false };
    const history = [
      ...placed,
      fulfillmentFailed({ ...lasting, nextAttemptAt: null }),
      retryRequested(),
    ];
    given(history)
      .when(recordOutcomes, [failedOutcome(lasting, { basis: 2 })])
      .then([]);
    given(history)
      .when(recordOutcomes, [failedOutcome(lasting, { basis: 3 })])
      .then([fulfillmentFailed({ ...lasting, attempt: 2, basis: 3, nextAttemptAt: null })]);
    given([...placed, failedAsWhole, retryRequested()])
      .when(recordOutcomes, [failedOutcome(cause, { basis: 3 })])
      .then([]);
  });

  it('is told again after the line failed by itself meanwhile', () => {
    given([...placed, failedAsWhole, fulfillmentFailed({ attempt: 2 })])
      .when(recordOutcomes, [failedOutcome(cause)])
      .then([fulfillmentFailed({ ...cause, attempt: 3, nextAttemptAt: null })]);
  });

  it('uses up neither attempts nor time of the line', () => {
    const aWeekAgo = { metadata: { occurredAt: at(-168 * HOUR) } };
    const history = [...failures(2, 200 * HOUR), { ...failedAsWhole, ...aWeekAgo }];
    expect(nextAttemptAt(history, failedOutcome({ maxAttempts: 4 }))).toBe(at(4000));
  });
});
