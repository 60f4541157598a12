import fc from 'fast-check';
import { recorded, type Given } from '../../test/support/given-when-then.js';
import { anyEvent } from '../../test/support/order-arbitraries.js';
import {
  excessPaymentReported,
  fulfillmentFailed,
  orderPlaced,
} from '../../test/support/order-fixtures.js';
import { always } from '../../test/support/order-model.js';
import { foldAll } from '../kernel/folded.js';
import { diagnose } from './diagnose.js';
import type { Answer } from './diagnosis.js';
import { orderEvolution } from './evolve.js';
import { plan, type Case, type ModuleOf, type Plan, type Step } from './plan.js';
import type { OrderState } from './state.js';
import { orderStatus } from './status.js';

type Stream = readonly Given[];

const moduleOf: ModuleOf = ({ productType }) => (productType === 'Seat' ? 'enrollment' : undefined);
const someEvents = fc.array(anyEvent, { maxLength: 12 });
/** As likely of an order that is placed as of one that is not. */
const anyStream = fc
  .tuple(fc.constantFrom([], [orderPlaced()], [orderPlaced({ origin: 'import' })]), someEvents)
  .map((both): Stream => both.flat());

const givenUp = { retryable: true, nextAttemptAt: null };
/** One each of what any stream should come to now and then, so that the rules below are about something. */
const EXAMPLES: Readonly<Record<string, Stream>> = {
  imported: [orderPlaced({ origin: 'import' })],
  'not-attempted': [orderPlaced()],
  exhausted: [orderPlaced(), fulfillmentFailed(givenUp)],
  'not-retryable': [orderPlaced(), fulfillmentFailed({ ...givenUp, retryable: false })],
  'excess-payment': [orderPlaced(), excessPaymentReported()],
};

/** No unfinished order without an answer, and none of a finished one. */
function isAnswered(state: OrderState, { steps, cases }: Plan, answers: readonly Answer[]) {
  const status = orderStatus(state);
  const isOpen = status !== undefined && status !== 'Complete';
  return answers.length > 0 === (isOpen || steps.length > 0 || cases.length > 0);
}

/** What is planned is told, each line of it. */
function isTold({ party, command, lineIds, dueAt }: Step, answers: readonly Answer[]): boolean {
  const told = answers.filter(({ next }) => next?.party === party && next.command === command);
  return (
    told.some(({ next }) => next?.at === dueAt) &&
    lineIds.every((id) => told.some(({ line }) => line === id))
  );
}

/** What waits for a person is told by the same word. */
function isNamed(one: Case, answers: readonly Answer[]): boolean {
  const subject = 'lineId' in one ? one.lineId : one.reference;
  return answers.some(
    ({ code, waitsFor, line, reference }) =>
      code === one.reason && waitsFor === 'operator' && (line ?? reference) === subject,
  );
}

/** Nothing else is said to happen by itself. */
function isPlanned({ waitsFor, next }: Answer, { steps }: Plan): boolean {
  if (next) return steps.some(({ party }) => party === next.party);
  return waitsFor === 'operator' || waitsFor === 'checkout';
}

/** What is wrong with the answers about an order, if anything is. */
function faultsOf(state: OrderState, answers: readonly Answer[]): readonly unknown[] {
  const planned = plan(state, moduleOf);
  return [
    ...(isAnswered(state, planned, answers) ? [] : ['answered']),
    ...planned.steps.filter((step) => !isTold(step, answers)),
    ...planned.cases.filter((one) => !isNamed(one, answers)),
    ...answers.filter((answer) => !isPlanned(answer, planned)),
  ];
}

describe('the diagnosis', () => {
  it('answers for every unfinished order that commands led to, with events that show it', () => {
    always(({ events, steps }) => {
      for (const { before, after } of steps) {
        if (after.revision === before.revision) continue;
        const known = { state: after.state, events: events.slice(0, after.revision + 1) };
        const answers = diagnose(known, moduleOf);
        const unshown = answers.filter(({ evidence }) => evidence.length === 0);
        expect([...faultsOf(after.state, answers), ...unshown]).toEqual([]);
      }
    });
  });

  it('answers for every unfinished order that any events make, imported ones too', () => {
    const seen = new Set<string>();
    const examples = Object.values(EXAMPLES).map((given): [Stream] => [given]);
    fc.assert(
      fc.property(anyStream, (given) => {
        const events = recorded(given);
        const { state } = foldAll(orderEvolution, events);
        const answers = diagnose({ state, events }, moduleOf);
        for (const { code } of answers) seen.add(code);
        expect(faultsOf(state, answers)).toEqual([]);
      }),
      { numRuns: 500, examples },
    );
    expect(Object.keys(EXAMPLES).filter((code) => !seen.has(code))).toEqual([]);
  });
});
