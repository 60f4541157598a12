import { sql } from 'kysely';
import { ORDER_STATUS_CONSUMER } from '../../../src/checkout/read/order-status/order-status.projection.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { COMPLETE } from './provoke-orders.js';
import { eventually } from '../../support/eventually.js';
import type { World } from './world.js';

/** What routes answer about what follows the events. */
export async function provokeMaintenance(world: World): Promise<void> {
  await world.get('/v1/consumers');
  await provokeReleases(world);
  await provokeProjections(world);
}

async function provokeReleases(world: World): Promise<void> {
  const stream = orderStream(COMPLETE);
  const release = (of: string, reason = 'A test wants it.') =>
    world.post(`/v1/parked-streams/${ORDER_STATUS_CONSUMER}/${of}/release`, { reason });
  await world.app.database.run(parking(stream).compile(queryBuilder()));
  await world.get('/v1/parked-streams');
  await world.get('/v1/parked-streams?consumer=');
  await release(stream);
  await release(stream, '');
  await release('order-none-1');
}

/** As when that consumer could not handle the first event of the order. */
function parking(stream: string) {
  return sql`insert into parked_streams
    (consumer, stream, from_revision, last_revision, error_code, error_revision, error_where)
    values (${ORDER_STATUS_CONSUMER}, ${stream}, 0, 0, 'handler-failed', 0, 'Error')`;
}

async function provokeProjections(world: World): Promise<void> {
  const change = (what: string, of = ORDER_STATUS_CONSUMER, reason = 'A test wants it.') =>
    world.post(`/v1/projections/${of}/${what}`, { reason });
  for (const what of ['rebuild', 'switch', 'rollback']) {
    await change(what, 'none');
    await change(what, ORDER_STATUS_CONSUMER, '');
  }
  await change('switch');
  await change('rollback');
  await change('rebuild');
  const ready = () => world.get('/v1/projections');
  await eventually(ready, ({ body }) => JSON.stringify(body).includes('"ready"'));
  await change('switch');
  await change('rollback');
}
