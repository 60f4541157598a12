import { countingId, NOW } from '../../../../test/support/given-when-then.js';
import { MemoryEventStore } from '../../../../test/support/memory-event-store.js';
import { CheckoutWorld, Outside } from '../../../../test/support/checkout-world.js';
import { failedOutcome, outcome } from '../../../../test/support/outcome-fixtures.js';
import type { Folded } from '../../../kernel/folded.js';
import type { LineOutcome } from '../../../order/decide/record-outcomes.js';
import { orderStream } from '../../../order/order-stream.js';
import type { OrderState } from '../../../order/state.js';
import type { OrderCommands } from '../../../checkout/contract.js';
import { RecordOutcomes } from './record-outcomes.command.js';
import { RecordOutcomesHandler } from './record-outcomes.handler.js';

const STREAM = orderStream('EDX-100001');
const BOTH = [outcome(), outcome({ lineId: '2', module: 'donation', commandId: countingId(1001) })];

describe('RecordOutcomes', () => {
  let store: MemoryEventStore;
  let orders: OrderCommands;
  let placed: Folded<OrderState>;

  beforeEach(async () => {
    store = new MemoryEventStore();
    const world = new CheckoutWorld(new Outside(store));
    await world.place();
    ({ orders } = world);
    placed = await orders.load(STREAM);
    [store.appends, store.reads] = [0, 0];
  });

  const record = (outcomes: readonly LineOutcome[], order = placed) =>
    new RecordOutcomesHandler(orders).execute(new RecordOutcomes(STREAM, order, outcomes, NOW));

  const types = () => store.streams.get(STREAM)!.map(({ type }) => type);

  it('writes outcomes together, by one append and no read', async () => {
    const after = await record(BOTH);
    expect([store.appends, store.reads]).toEqual([1, 0]);
    expect(types().slice(2)).toEqual(['LineFulfilled', 'LineFulfilled']);
    expect(after).toEqual(await orders.load(STREAM));
    expect(after.revision).toBe(3);
  });

  it('says in the metadata what led here', async () => {
    await record(BOTH);
    const [first, second] = store.streams.get(STREAM)!.slice(2);
    const common = {
      $correlationId: placed.correlationId,
      $causationId: placed.last?.id,
      actor: { kind: 'system', id: 'fulfillment' },
    };
    expect(first?.metadata).toMatchObject({ ...common, commandId: BOTH[0]!.commandId });
    expect(second?.metadata).toMatchObject({ ...common, commandId: BOTH[1]!.commandId });
  });

  it('records what happened outside all the same when the order went on meanwhile', async () => {
    await record([failedOutcome({}, { commandId: countingId(1002) })]);
    const after = await record(BOTH, placed);
    expect(types().slice(2)).toEqual(['FulfillmentFailed', 'LineFulfilled', 'LineFulfilled']);
    expect(after.state).toMatchObject({
      lines: [{ status: 'Complete' }, { status: 'Complete' }],
    });
    expect(after.revision).toBe(4);
  });

  it('writes nothing twice, whoever recorded it', async () => {
    const after = await record(BOTH);
    expect(await record(BOTH, after)).toEqual(after);
    expect(await record(BOTH, placed)).toEqual(after);
    expect(types()).toHaveLength(4);
  });

  it('takes outcomes of an order that was never placed for a bug', async () => {
    await expect(record(BOTH, orders.nothing)).rejects.toThrow(/Outcomes of order-edx-100001/);
  });
});
