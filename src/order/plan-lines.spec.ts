import { at, NOW, stateAfter, type Given } from '../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  lineRevoked,
  lineSettled,
  placedOrder,
  placedState,
  retryRequested,
  revocationFailed,
  revocationRequested,
  seat,
} from '../../test/support/order-fixtures.js';
import { MODULE_RECOVERY_MS, plan, type ModuleOf } from './plan.js';
import { orderStatus, retryState } from './status.js';

const moduleOf: ModuleOf = ({ productType }) =>
  productType === 'Seat' ? 'enrollment' : 'donation';
const donated = lineFulfilled({ lineId: '2', module: 'donation' });
const later = { metadata: { occurredAt: at(500) } };
const planAfter = (...events: readonly Given[]) =>
  plan(stateAfter([...placedOrder(), donated, ...events]), moduleOf);
const lineAfter = (...events: readonly Given[]) => placedState(events).lines[0]!;

const step = (command: string, dueAt: number, lineIds = ['1']) => ({
  ...{ party: 'enrollment', command, lineIds, dueAt },
});
const only = (command: string, dueAt: number) => ({ steps: [step(command, dueAt)], cases: [] });

describe('the plan of a line that is to be revoked', () => {
  it('undoes it at once, fulfilled or not', () => {
    const request = { ...revocationRequested(), ...later };
    expect(planAfter(request)).toEqual(only('RevokeLines', NOW + 500));
    expect(planAfter(lineFulfilled(), request)).toEqual(only('RevokeLines', NOW + 500));
    expect(planAfter(fulfillmentFailed(), request)).toEqual(only('RevokeLines', NOW + 500));
  });

  it('is done when it is revoked, and the order is complete', () => {
    const events = [lineFulfilled(), revocationRequested(), lineRevoked()];
    expect(planAfter(...events)).toEqual({ steps: [], cases: [] });
    expect(orderStatus(placedState([donated, ...events]))).toBe('Complete');
  });

  it('has the module undo it that did it, whoever would do it today', () => {
    const [first] = planAfter(lineFulfilled({ module: 'former' }), revocationRequested()).steps;
    expect(first).toMatchObject({ party: 'former', command: 'RevokeLines' });
  });

  it('tries again when its time has come, or its module works again', () => {
    const asked = [lineFulfilled(), revocationRequested()];
    expect(planAfter(...asked, revocationFailed())).toEqual(only('RevokeLines', NOW + 2000));
    const broken = revocationFailed({ class: 'configuration', nextAttemptAt: null });
    expect(planAfter(...asked, broken)).toEqual(only('RevokeLines', NOW + MODULE_RECOVERY_MS));
  });

  it.each([
    ['revocation-exhausted', revocationFailed({ nextAttemptAt: null })],
    ['revocation-not-retryable', revocationFailed({ retryable: false, nextAttemptAt: null })],
  ])('waits for a person when nothing more happens by itself: %s', (reason, event) => {
    const failed = [lineFulfilled(), revocationRequested(), event];
    expect(planAfter(...failed)).toEqual({ steps: [], cases: [{ lineId: '1', reason }] });
    expect(planAfter(...failed, revocationRequested())).toEqual(only('RevokeLines', NOW));
  });

  it('undoes once more what happened after all', () => {
    const revoked = [revocationRequested(), lineRevoked()];
    const unknown = { ...fulfillmentFailed({ outcomeUnknown: true }), ...later };
    expect(planAfter(...revoked, { ...lineFulfilled(), ...later })).toEqual(
      only('RevokeLines', NOW + 500),
    );
    expect(planAfter(...revoked, unknown)).toEqual(only('RevokeLines', NOW + 500));
    expect(planAfter(...revoked, fulfillmentFailed())).toEqual({ steps: [], cases: [] });
  });
});

describe('a module with lines to do and lines to undo', () => {
  const lines = [seat(), seat({ id: '2' })];
  const planOf = (...events: readonly Given[]) =>
    plan(stateAfter([...placedOrder({ basket: { id: 'B', lines } }), ...events]), moduleOf).steps;
  const fulfilledOne = [lineFulfilled(), revocationRequested()];

  it('undoes first', () => {
    expect(planOf(...fulfilledOne)).toEqual([step('RevokeLines', NOW)]);
  });

  it('does not wait with the one for the other to be tried again', () => {
    expect(planOf(...fulfilledOne, revocationFailed())).toEqual([step('FulfillOrder', NOW, ['2'])]);
  });
});

describe('the plan of a line that a person asked to retry', () => {
  it.each([
    ['given up', fulfillmentFailed({ nextAttemptAt: null })],
    ['sure to fail alike', fulfillmentFailed({ retryable: false, nextAttemptAt: null })],
    ['scheduled', fulfillmentFailed()],
  ])('attempts it at once, though it was %s', (_, failed) => {
    expect(planAfter(failed, { ...retryRequested(), ...later })).toEqual(
      only('FulfillOrder', NOW + 500),
    );
  });

  it('leaves its error status until the outcome, with a new budget', () => {
    const line = lineAfter(fulfillmentFailed({ nextAttemptAt: null }), retryRequested());
    expect(line).toMatchObject({ status: 'Fulfillment Server Error', budgetUsed: 0, attempts: 1 });
    expect(retryState(line)).toBe('scheduled');
  });

  it('shows the new reason when it fails for another', () => {
    const again = fulfillmentFailed({ class: 'network', code: 'refused', attempt: 2, basis: 3 });
    const line = lineAfter(fulfillmentFailed(), retryRequested(), again);
    expect(line).toMatchObject({
      status: 'Fulfillment Network Error',
      failure: { code: 'refused' },
    });
    expect(line).not.toHaveProperty('retry');
  });
});

describe('the plan of a line that was settled by hand', () => {
  it.each([
    ['complete', 'Complete'],
    ['abandoned', 'Abandoned'],
  ] as const)('is done: %s', (outcome, status) => {
    const events = [fulfillmentFailed(), retryRequested(), lineSettled({ outcome })];
    expect(planAfter(...events)).toEqual({ steps: [], cases: [] });
    expect(lineAfter(...events)).toMatchObject({ status });
  });

  it.each([
    ['a late success', lineFulfilled()],
    ['a late revocation', lineRevoked()],
  ])('waits for a person after %s, and its status stays', (_, late) => {
    const events = [lineSettled({ outcome: 'abandoned' }), late];
    const contradicted = { lineId: '1', reason: 'settlement-contradicted' };
    expect(planAfter(...events)).toEqual({ steps: [], cases: [contradicted] });
    expect(lineAfter(...events)).toMatchObject({ status: 'Abandoned' });
    expect(planAfter(...events, lineSettled())).toEqual({ steps: [], cases: [] });
  });
});

describe('the plan of an imported order', () => {
  it('fulfils nothing, but undoes what a person wants undone', () => {
    const [collected, placed] = placedOrder();
    const imported = { ...placed, data: { ...placed?.data, origin: 'import' } } as Given;
    const after = (...events: readonly Given[]) =>
      plan(stateAfter([collected!, imported, ...events]), moduleOf);
    expect(after()).toEqual({ steps: [], cases: [] });
    expect(after(revocationRequested())).toEqual(only('RevokeLines', NOW));
  });
});
