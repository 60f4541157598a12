import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import { Database } from '../../../platform/sql/database.js';
import { heldParties } from '../../../platform/sagas/party-holds.js';
import type { ParkingTables } from '../../../platform/projections/parking.tables.js';
import { comeTo, positionIn } from '../come-to.js';

/** Something that is another text as soon as what operators look at first has changed: cheap to ask, for many ask often. */
export class Pulse extends Query<string> {}

const parked = queryBuilder<ParkingTables>()
  .selectFrom('parked_streams')
  .select(({ fn }) => [
    fn.countAll<number>().as('count'),
    fn.sum<number | null>('times').as('times'),
    fn.max<number | null>('release_asked_at').as('asked'),
  ]);

@QueryHandler(Pulse)
export class PulseHandler implements IQueryHandler<Pulse> {
  constructor(private readonly database: Database) {}

  async execute(): Promise<string> {
    const [checkpoint, { rows }] = await this.database.transaction([comeTo, parked]);
    const holds = await heldParties(this.database);
    const held = holds.map(({ party, kind, since }) => [party, kind, since]);
    return JSON.stringify([positionIn(checkpoint), rows[0], held]);
  }
}
