import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { OrderCommands } from '../../../src/checkout/contract.js';
import type { OrderEvent } from '../../../src/order/events.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { lineFulfilled, orderDetails, orderPlaced, seat } from '../../support/order-fixtures.js';
import { eventually } from '../../support/eventually.js';
import { becomes, COMPLETE } from './provoke-orders.js';
import type { World } from './world.js';

const LONG_AGO = '2010-01-01T00:00:00.000Z';
const codesPath = (number: string, line = '1'): string =>
  `/v1/orders/${number}/lines/${line}/codes`;

/** What routes about enrollment codes answer. */
export async function provokeCodes(world: World): Promise<void> {
  const redeem = (code: string) => world.post(`/v1/codes/${code}/redemptions`);
  const [code = '', unused = ''] = await codesOf(world, 'CODES-1');
  await redeem(code);
  await redeem(code); // used
  await world.get(codesPath('CODES-1'), { headers: { accept: 'text/csv' } });
  await world.post('/v1/orders/CODES-1/lines/1/revocation', { reason: 'A test.' });
  await becomes(world, 'CODES-1', 'Complete');
  await eventually(
    () => world.get(codesPath('CODES-1')),
    ({ body }) => JSON.stringify(body).includes('void'),
  );
  await redeem(unused);
  const [expired = ''] = await codesOf(world, 'CODES-2', { placedAt: LONG_AGO });
  await redeem(expired);
  await provokeMissing(world, redeem);
  await provokeBehind(world, redeem);
}

async function provokeMissing(
  world: World,
  redeem: (code: string) => Promise<unknown>,
): Promise<void> {
  await redeem('0000000000000000');
  await world.get(codesPath('NONE-1'));
  await world.get(codesPath(COMPLETE, '9'));
  await world.get(codesPath(COMPLETE));
  // Nothing is done for what was only imported.
  await append(world, 'CODES-3', [placedCodes('CODES-3', { origin: 'import' })]);
  await world.get(codesPath('CODES-3')); // not made
  const receipt = { codes: 1, keyId: 'a key that was lost', expiresAt: LONG_AGO };
  await append(world, 'CODES-3', [lineFulfilled({ module: 'enrollment-code', receipt })]);
  await world.get(codesPath('CODES-3'));
}

async function provokeBehind(
  world: World,
  redeem: (code: string) => Promise<unknown>,
): Promise<void> {
  const run = (text: string) => world.app.database.run(sql.raw(text).compile(queryBuilder()));
  // As if the rows were made with other keys.
  await run(`update projections set live_basis = 'not ' || live_basis where live_basis <> ''`);
  await redeem('0000000000000000');
  await run(`update projections set live_basis = substr(live_basis, 5) where live_basis <> ''`);
  await run('delete from enrollment_codes');
  await world.get(codesPath('CODES-1'));
}

function placedCodes(orderNumber: string, changes: object): OrderEvent {
  const attributes = { courseKey: 'course-v1:edX+DemoX+2026', seatType: 'verified' };
  const line = seat({ productType: 'Enrollment Code', quantity: 2, attributes });
  const basket = { id: 'B', lines: [line] };
  const { type, data } = orderPlaced({ ...orderDetails({ orderNumber, basket }), ...changes });
  return { type, data };
}

async function codesOf(
  world: World,
  number: string,
  changes: object = {},
): Promise<readonly string[]> {
  await append(world, number, [placedCodes(number, changes)]);
  await becomes(world, number, 'Complete');
  const { body } = await world.get(codesPath(number));
  return (body['codes'] as readonly { readonly code: string }[]).map(({ code }) => code);
}

async function append(world: World, number: string, events: readonly OrderEvent[]): Promise<void> {
  const id = randomUUID();
  await world.app.part(OrderCommands).execute({
    stream: orderStream(number),
    context: {
      ...{ commandId: id, correlationId: id, causationId: id, now: Date.now() },
      actor: { kind: 'user', id: 'tests' },
    },
    decide: () => events,
  });
}
