import { at, given, NOW, type Decide, type Given } from '../../../test/support/given-when-then.js';
import {
  fulfillmentDeferred,
  fulfillmentFailed,
  lineFulfilled,
  lineOf,
  lineRevoked,
  placedOrder,
  placedState,
} from '../../../test/support/order-fixtures.js';
import { outcome } from '../../../test/support/outcome-fixtures.js';
import { plan } from '../plan.js';
import type { LineDeferred } from '../results.js';
import { decideRecordOutcomes, type LineOutcome } from './record-outcomes.js';

const recordOutcomes: Decide<readonly LineOutcome[]> = (state, outcomes, { commandIds }) =>
  decideRecordOutcomes(state, outcomes, commandIds, NOW);

const placed = placedOrder();
const { note } = fulfillmentDeferred().data;
const result: LineDeferred = { kind: 'deferred', checkAfterMs: 500, note };
const DAY = 86_400_000;

function before(ms: number, event: Given): Given {
  return { ...event, metadata: { occurredAt: at(-ms) } };
}

describe('an attempt that the other side took on', () => {
  it('is recorded with the time to ask', () => {
    given(placed)
      .when(recordOutcomes, [outcome({ result })])
      .then([fulfillmentDeferred()]);
  });

  it('is told once, however often it is asked', () => {
    given([...placed, fulfillmentDeferred()])
      .when(recordOutcomes, [outcome({ result })])
      .then([]);
  });

  it('becomes a failure that waits for a person when it is never done', () => {
    const failed = fulfillmentFailed({
      ...{ attempt: 2, class: 'timeout', code: 'never-done', nextAttemptAt: null },
      message: 'The other side took it on and was not done in time.',
      outcomeUnknown: true,
    });
    given([...placed, before(DAY + 1, fulfillmentDeferred())])
      .when(recordOutcomes, [outcome({ result })])
      .then([failed]);
    given([...placed, before(DAY, fulfillmentDeferred())])
      .when(recordOutcomes, [outcome({ result })])
      .then([]);
  });

  it.each([
    ['fulfilled', lineFulfilled()],
    ['revoked', lineRevoked()],
  ])('leaves a line alone that is %s', (_, event) => {
    const after = placedState([event, fulfillmentDeferred()]);
    expect(lineOf(after).status).toBe(lineOf(placedState([event])).status);
    expect(lineOf(after)).not.toHaveProperty('deferral');
  });

  it('is open, and asked when it is time', () => {
    const order = placedState([fulfillmentFailed(), fulfillmentDeferred({ attempt: 2 })]);
    expect(lineOf(order)).toMatchObject({ status: 'Open', attempts: 2, deferral: { note } });
    expect(lineOf(order)).not.toHaveProperty('failure');
    const [step] = plan(order, ({ id }) => (id === '1' ? 'enrollment' : undefined)).steps;
    expect(step).toMatchObject({ party: 'enrollment', command: 'FulfillOrder', dueAt: NOW + 500 });
  });

  it('is over when it is done', () => {
    const order = placedState([fulfillmentDeferred(), lineFulfilled({ attempt: 2 })]);
    expect(lineOf(order)).toMatchObject({ status: 'Complete' });
    expect(lineOf(order)).not.toHaveProperty('deferral');
  });
});
