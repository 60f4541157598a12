import { at, NOW, given, type Decide, type Given } from '../../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  lineRevoked,
  lineSettled,
  placedOrder,
  revocationFailed,
  revocationRequested,
} from '../../../test/support/order-fixtures.js';
import {
  failedOutcome,
  outcome,
  revokedOutcome,
  unrevokedOutcome,
} from '../../../test/support/outcome-fixtures.js';
import { decideRecordOutcomes, type LineOutcome } from './record-outcomes.js';

const recordOutcomes: Decide<readonly LineOutcome[]> = (state, outcomes, { commandIds }) =>
  decideRecordOutcomes(state, outcomes, commandIds, NOW);

const placed = placedOrder();

describe('the outcome of a revocation', () => {
  const toRevoke = [...placed, lineFulfilled(), revocationRequested()];

  it('is recorded', () => {
    given(toRevoke).when(recordOutcomes, [revokedOutcome()]).then([lineRevoked()]);
  });

  it('that failed is tried again by its own budget', () => {
    given([
      ...placed,
      fulfillmentFailed(),
      fulfillmentFailed({ attempt: 2 }),
      revocationRequested(),
    ])
      .when(recordOutcomes, [unrevokedOutcome()])
      .then([revocationFailed({ nextAttemptAt: at(1000) })]);
    given([...toRevoke, revocationFailed()])
      .when(recordOutcomes, [unrevokedOutcome()])
      .then([revocationFailed({ nextAttemptAt: at(2000) })]);
  });

  it('that is exhausted has no next time', () => {
    given([...toRevoke, revocationFailed()])
      .when(recordOutcomes, [unrevokedOutcome({ maxAttempts: 2 })])
      .then([revocationFailed({ nextAttemptAt: null })]);
  });

  it('tells of a module that is broken as a whole once', () => {
    const broken = revocationFailed({ class: 'configuration', nextAttemptAt: null });
    given([...toRevoke, broken])
      .when(recordOutcomes, [unrevokedOutcome({ class: 'configuration' })])
      .then([]);
  });

  it.each<[string, readonly Given[], LineOutcome]>([
    ['that it is revoked, of a line that is', [...toRevoke, lineRevoked()], revokedOutcome()],
    ['that it is not, of a line that is', [...toRevoke, lineRevoked()], unrevokedOutcome()],
    ['that it is not, of a line nobody wants undone', placed, unrevokedOutcome()],
  ])('%s, says nothing new', (_, events, late) => {
    given(events).when(recordOutcomes, [late]).then([]);
  });

  it('is recorded for a settled line too: what happened outside is never discarded', () => {
    given([...placed, lineSettled()])
      .when(recordOutcomes, [revokedOutcome()])
      .then([lineRevoked()]);
  });
});

describe('the outcome of an attempt at a line that nobody wants fulfilled any more', () => {
  it.each<[string, readonly Given[]]>([
    ['revoked', [lineRevoked()]],
    ['to be revoked', [revocationRequested()]],
    ['abandoned', [lineSettled({ outcome: 'abandoned' })]],
  ])('is recorded, and nothing is tried again: %s', (_, events) => {
    given([...placed, ...events])
      .when(recordOutcomes, [outcome()])
      .then([lineFulfilled()]);
    given([...placed, ...events])
      .when(recordOutcomes, [failedOutcome()])
      .then([fulfillmentFailed({ nextAttemptAt: null })]);
  });
});
