import { countingId, folded, recorded } from '../../../../test/support/given-when-then.js';
import { MemoryEventStore } from '../../../../test/support/memory-event-store.js';
import { placedOrder } from '../../../../test/support/order-fixtures.js';
import { orderAggregate } from '../../../order/aggregate.js';
import { ProblemError } from '../../../platform/http/problem.js';
import { OrderCommands } from '../../contract.js';
import { OrderNews } from '../order-status/order-news.js';
import { freshList } from './fresh-list.js';

const STREAM = 'order-edx-100001';

/** Reads the list of an order that is there at these revisions, one after the other; then it stays. */
function reading(
  revisions: number[],
  { revision = 1, maySee = true, patienceMs = 60_000, lookEveryMs = 60_000 } = {},
) {
  const news = new OrderNews();
  const store = new MemoryEventStore();
  store.streams.set(STREAM, recorded(placedOrder()));
  let reads = 0;
  const page = freshList({
    ...{ news, patienceMs, lookEveryMs, seen: { stream: STREAM, revision }, maySee: () => maySee },
    orders: new OrderCommands(store, orderAggregate, () => countingId(1)),
    read: () => {
      reads += 1;
      return Promise.resolve({ orders: [], revision: revisions.shift() ?? -1 });
    },
  });
  return {
    news,
    answer: page.then(
      (answered) => ({ revision: answered.revision, reads, watched: news.watched }),
      (error: unknown) => ({ error, reads, watched: news.watched }),
    ),
  };
}

describe('a list that must not be older than what its reader has seen', () => {
  it('is given as it is when it is not', async () => {
    expect(await reading([1]).answer).toEqual({ revision: 1, reads: 1, watched: 0 });
    expect(await reading([7]).answer).toEqual({ revision: 7, reads: 1, watched: 0 });
  });

  it('is waited for when it is behind', async () => {
    const { news, answer } = reading([-1, 1]);
    setImmediate(() => {
      news.publish(new Map([[STREAM, folded(placedOrder())]]));
    });
    expect(await answer).toEqual({ revision: 1, reads: 2, watched: 0 });
  });

  it('that another process keeps is looked at until it is there', async () => {
    const { answer } = reading([0, 0, 0, 1], { lookEveryMs: 1 });
    expect(await answer).toEqual({ revision: 1, reads: 4, watched: 0 });
  });

  it('that another process keeps is looked at once more at the end', async () => {
    expect(await reading([0, 1], { patienceMs: 1 }).answer).toMatchObject({ revision: 1 });
  });

  it('that does not catch up is not given', async () => {
    const answer = await reading([0, 0], { patienceMs: 1 }).answer;
    expect(answer).toMatchObject({ error: expect.any(ProblemError) as unknown, watched: 0 });
    expect(answer).toMatchObject({ error: { problem: { status: 503, code: 'list-behind' } } });
  });

  it('is given at once to who cannot have seen it: it is another’s, or is not so far', async () => {
    expect(await reading([-1], { maySee: false }).answer).toMatchObject({ reads: 1 });
    expect(await reading([1], { revision: 9 }).answer).toMatchObject({ reads: 1 });
  });
});
