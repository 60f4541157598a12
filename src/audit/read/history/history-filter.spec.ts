import { at, NOW, recorded } from '../../../../test/support/given-when-then.js';
import {
  fulfillmentFailed,
  lineFulfilled,
  placedOrder,
  retryRequested,
} from '../../../../test/support/order-fixtures.js';
import { isAskedFor, type HistoryFilter } from './history-filter.js';

const events = recorded([
  ...placedOrder(),
  { ...fulfillmentFailed(), metadata: { commandId: 'c-2', occurredAt: at(1000) } },
  lineFulfilled({ lineId: '2', module: 'donation' }),
  { ...retryRequested(), metadata: { actor: { kind: 'user', id: 'olga' } } },
  { ...lineFulfilled({ attempt: 2 }), metadata: { occurredAt: at(3000) } },
]);

describe('a history', () => {
  it.each<[HistoryFilter, readonly number[]]>([
    [{}, [0, 1, 2, 3, 4, 5]],
    [{ type: 'LineFulfilled' }, [3, 5]],
    [{ line: '1' }, [2, 4, 5]],
    [{ line: '9' }, []],
    [{ actor: 'olga' }, [4]],
    [{ command: 'c-2' }, [2]],
    [{ after: NOW + 1000 }, [2, 5]],
    [{ before: NOW + 1000 }, [0, 1, 3, 4]],
    [{ type: 'LineFulfilled', line: '1', after: NOW + 1, before: NOW + 3001 }, [5]],
  ])('of %j has the events %j', (asked, numbers) => {
    const found = events.filter((event) => isAskedFor(event, asked));
    expect(found.map(({ revision }) => revision)).toEqual(numbers);
  });
});
