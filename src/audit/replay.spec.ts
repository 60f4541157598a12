import { always } from '../../test/support/order-model.js';
import { at, NOW, recorded } from '../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  paymentRequested,
  placedOrder,
} from '../../test/support/order-fixtures.js';
import { foldAll } from '../kernel/folded.js';
import { orderEvolution } from '../order/evolve.js';
import { indexAt, replay, viewAfter } from './replay.js';

const events = recorded([
  ...placedOrder(),
  { ...fulfillmentFailed(), metadata: { occurredAt: at(1000) } },
  { ...lineFulfilled({ attempt: 2 }), metadata: { occurredAt: at(3000) } },
]);

describe('a replay', () => {
  it('is after each event what the order was when it was decided on, for any history', () => {
    always((history) => {
      const steps = replay(history.events);
      history.events.forEach((_, index) => {
        const then = foldAll(orderEvolution, history.events.slice(0, index + 1));
        expect(steps[index]?.state).toEqual(then.state);
        expect(steps[index]?.event.revision).toBe(then.revision);
      });
    });
  });

  it('goes on behind a gap: whether all is there, the chain says', () => {
    const [placed, collected, , fulfilled] = events;
    const steps = replay([placed!, collected!, fulfilled!]);
    expect(viewAfter(steps.at(-1)!)?.lines[0]).toMatchObject({ status: 'Complete', attempts: 2 });
  });

  it('shows no order between two events of one append, and before anything was asked for', () => {
    const views = replay(recorded([paymentRequested(), ...placedOrder()])).map(viewAfter);
    expect(views.map((view) => view?.status)).toEqual(['Payment Pending', undefined, 'Open']);
  });
});

describe('a moment of an order', () => {
  it('is after the event of a number', () => {
    expect(indexAt(events, { revision: 2 })).toBe(2);
    expect(indexAt(events, { revision: 4 })).toBeUndefined();
  });

  it.each([
    [NOW - 1, undefined],
    [NOW, 1],
    [NOW + 999, 1],
    [NOW + 1000, 2],
    [NOW + 9999, 3],
  ])('at %d is after the last event that had happened by then', (time, index) => {
    expect(indexAt(events, { time })).toBe(index);
  });

  it('has all that comes before its last event, though another clock was ahead', () => {
    const ahead = recorded([
      ...placedOrder(),
      { ...fulfillmentFailed(), metadata: { occurredAt: at(5000) } },
      { ...lineFulfilled(), metadata: { occurredAt: at(3000) } },
    ]);
    expect(indexAt(ahead, { time: NOW + 3000 })).toBe(3);
  });
});
