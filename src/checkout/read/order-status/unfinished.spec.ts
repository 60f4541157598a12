import { always } from '../../../../test/support/order-model.js';
import { plan } from '../../../order/plan.js';
import { orderView } from './order-view.js';
import { isUnfinished } from './unfinished.js';

describe('an order that its row shows as finished', () => {
  it('has nothing planned, whatever led to it', () => {
    const seen = new Set<string>();
    always(({ steps }) => {
      for (const { after } of steps) {
        const view = orderView(after);
        if (!view) continue;
        const planned = plan(after.state, () => 'enrollment').steps;
        const { status } = view;
        seen.add(
          `${status} ${planned.length > 0 ? 'planned' : isUnfinished(view) ? 'waits' : 'over'}`,
        );
        if (planned.length > 0)
          expect({ status, unfinished: isUnfinished(view) }).toMatchObject({ unfinished: true });
      }
    }, 1_000);
    // So that the rule is about something.
    const wanted = [
      'Complete over',
      'Complete planned',
      'Payment Declined over',
      'Payment Declined planned',
    ];
    expect([...seen]).toEqual(expect.arrayContaining(wanted));
  });
});
