import fc from 'fast-check';
import { folded, frozen, recorded } from '../../test/support/given-when-then.js';
import { anyEvent } from '../../test/support/order-arbitraries.js';
import { orderEvolution } from './evolve.js';
import { plan } from './plan.js';
import { orderStatus } from './status.js';

/** Even events that no decider ever wrote one after another: what is stored can only be read. */
const anyStream = fc.array(anyEvent, { maxLength: 15 });

describe('for any events, in any order', () => {
  it('there is an order in some stage, with a status and a plan: nothing is refused, nothing is changed', () => {
    fc.assert(
      fc.property(anyStream, (events) => {
        let state = frozen(orderEvolution.initial);
        // Events and states are frozen, so a change in place would throw.
        for (const event of recorded(events)) state = frozen(orderEvolution.evolve(state, event));
        expect(state.stage).toBeDefined();
        expect(orderStatus(state) === undefined).toBe(state.stage === 'none');
        const parties = plan(state, () => 'enrollment').steps.map(({ party }) => party);
        expect(new Set(parties).size).toBe(parties.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('the same events give the same order', () => {
    fc.assert(
      fc.property(anyStream, (events) => {
        expect(folded(events)).toEqual(folded(events));
      }),
    );
  });
});
