import { countingId, recorded, type Given } from '../../../../test/support/given-when-then.js';
import { MemoryEventStore } from '../../../../test/support/memory-event-store.js';
import { lineFulfilled, placedOrder } from '../../../../test/support/order-fixtures.js';
import { foldAll } from '../../../kernel/folded.js';
import { orderAggregate } from '../../../order/aggregate.js';
import { Database } from '../../../platform/sql/database.js';
import type { SqlEngine, SqlResult } from '../../../platform/sql/sql-engine.js';
import { SqlUnavailable } from '../../../platform/sql/sql-errors.js';
import { OrderCommands } from '../../contract.js';
import { OrderStatusHandler } from './order-status.handler.js';
import { OrderStatusOf } from './order-status.query.js';
import { orderView } from './order-view.js';

/** An SQL engine with one row in it, or none, or out of order. */
class OneRow implements SqlEngine {
  asked = 0;

  constructor(private readonly answer: Record<string, unknown> | Error | undefined) {}

  query(): Promise<SqlResult> {
    this.asked += 1;
    if (this.answer instanceof Error) return Promise.reject(this.answer);
    return Promise.resolve({ rows: this.answer ? [this.answer] : [], affectedRows: 0 });
  }

  transaction(): Promise<readonly SqlResult[]> {
    throw new Error('Reading writes nothing.');
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const EVENTS = recorded([...placedOrder(), lineFulfilled()] as readonly Given[]);
const viewAt = (revision: number) =>
  orderView(foldAll(orderAggregate.evolution, EVENTS.slice(0, revision + 1)));

function asking(row: Record<string, unknown> | Error | undefined) {
  const store = new MemoryEventStore();
  store.streams.set('order-edx-100001', EVENTS);
  const sql = new OneRow(row);
  const orders = new OrderCommands(store, orderAggregate, () => countingId(1));
  const handler = new OrderStatusHandler(new Database(sql), orders);
  const ask = (atLeast = -1, number = 'EDX-100001') =>
    handler.execute(new OrderStatusOf(number, atLeast));
  return { store, sql, ask };
}

const row = (revision: number) => ({ revision, view: viewAt(revision) });

describe('the status of an order', () => {
  it('comes from its row, and the stream is left alone', async () => {
    const { ask, store } = asking(row(1));
    expect(await ask()).toEqual(viewAt(1));
    expect(await ask(1)).toEqual(viewAt(1));
    expect(store.reads).toBe(0);
  });

  it('is never older than what the caller has seen: a row that is behind is passed over', async () => {
    const { ask, store } = asking(row(1));
    expect(await ask(2)).toEqual(viewAt(2));
    expect(store.reads).toBe(1);
  });

  it('comes from the stream while there is no row yet', async () => {
    expect(await asking(undefined).ask()).toEqual(viewAt(2));
  });

  it('comes from the stream while SQL does not answer', async () => {
    const { ask } = asking(new SqlUnavailable('gone', 'no'));
    expect(await ask()).toEqual(viewAt(2));
  });

  it('does not hide what is wrong with a statement', async () => {
    await expect(asking(new Error('no such column')).ask()).rejects.toThrow('no such column');
  });

  it('of an order that is nowhere is nothing', async () => {
    expect(await asking(undefined).ask(-1, 'NOBODY')).toBeUndefined();
  });

  it.each(['', 'a b', 'x'.repeat(65), 'a\u0000', '\u212a', '../x', '$all'])(
    'of %j, which is no order number, is nothing, and nobody is asked',
    async (number) => {
      const { ask, sql, store } = asking(row(1));
      expect(await ask(-1, number)).toBeUndefined();
      expect(sql.asked + store.reads).toBe(0);
    },
  );
});
