import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { Database } from '../../../platform/sql/database.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import { matching, type StuckFilter } from './stuck-filter.js';
import { lineOf, type StuckLine } from './stuck-lines.query.js';

/** The last failures at each module, of lines that are not well still; the newest first. */
export class LatestFailures extends Query<readonly StuckLine[]> {
  constructor(
    readonly perModule: number,
    readonly filter: Pick<StuckFilter, 'partners'>,
  ) {
    super();
  }
}

const builder = queryBuilder<object>();

function latest({ perModule, filter }: LatestFailures) {
  const newest = sql`row_number() over (partition by module order by failed_at desc, stream, subject)`;
  const ranked = matching(filter)
    .selectAll()
    .select(newest.$castTo<number>().as('nth'))
    .where('class', 'is not', null)
    .as('ranked');
  return builder
    .selectFrom(ranked)
    .selectAll()
    .where('nth', '<=', perModule)
    .orderBy('failed_at', 'desc')
    .orderBy('stream')
    .orderBy('subject');
}

@QueryHandler(LatestFailures)
export class LatestFailuresHandler implements IQueryHandler<LatestFailures> {
  constructor(private readonly database: Database) {}

  async execute(asked: LatestFailures): Promise<readonly StuckLine[]> {
    const [{ rows }] = await this.database.transaction([latest(asked)]);
    return rows.map(lineOf);
  }
}
