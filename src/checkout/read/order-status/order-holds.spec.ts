import { viewAfter } from '../../../../test/support/live-orders.js';
import { at, NOW } from '../../../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  placedOrder,
} from '../../../../test/support/order-fixtures.js';
import type { StreamHold } from '../../../platform/sagas/party-holds.js';
import { headersOf } from './answer-order.js';
import { isAnswered } from './final-status.js';
import { withHolds } from './order-holds.js';

const HOLD: StreamHold = {
  ...{ party: 'enrollment', kind: 'paused', since: NOW, reason: 'An upgrade.', lineIds: ['1'] },
};
const WAITING = { module: 'enrollment', kind: 'paused', since: at(), reason: 'An upgrade.' };

describe('an order whose module is held', () => {
  it('says of the line that was not attempted what it waits for, and has its answer', () => {
    const placed = viewAfter([...placedOrder(), lineFulfilled({ lineId: '2' })]);
    const order = withHolds(placed, [HOLD]);
    expect(order.lines[0]).toMatchObject({ status: 'Open', waitingFor: WAITING });
    expect(order.lines[0]).not.toHaveProperty('retry');
    expect([isAnswered(placed), isAnswered(order)]).toEqual([false, true]);
  });

  it('waits with its repeat, whenever that was planned', () => {
    const failed = viewAfter([...placedOrder(), fulfillmentFailed()]);
    expect(failed.lines[0]).toMatchObject({ retry: 'scheduled' });
    expect(withHolds(failed, [HOLD]).lines[0]).toMatchObject({
      ...{ retry: 'waiting', waitingFor: WAITING },
    });
  });

  it('says nothing of lines that are done, or another party’s', () => {
    const done = viewAfter([...placedOrder(), lineFulfilled()]);
    expect(withHolds(done, [HOLD])).toEqual(done);
  });

  it('is another answer than without it, so it has another tag', () => {
    const placed = viewAfter(placedOrder());
    const tags = [placed, withHolds(placed, [HOLD])].map((order) => headersOf(order).ETag);
    expect(tags).toEqual(['"1"', `"1-${NOW}"`]);
  });
});
