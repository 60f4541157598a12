import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { quantile } from '../../../kernel/time-buckets.js';
import { toRfc3339 } from '../../../kernel/time.js';
import { Database } from '../../../platform/sql/database.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { CallTimesTables } from '../../call-times/call-times.tables.js';

/** How the calls of a module went. */
export interface ModuleCalls {
  readonly module: string;
  readonly calls: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface CallFiguresView {
  /** Of the hour before this one, and of what of this one is over; RFC 3339. */
  readonly since: string;
  /** Those that called anybody. */
  readonly modules: readonly ModuleCalls[];
}

/** How long the calls of each module took of late, in all processes. */
export class CallFigures extends Query<CallFiguresView> {}

const tables = queryBuilder<CallTimesTables>();

const since = sql<number>`(now_ms() - now_ms() % 3600000 - 3600000)`;

const counts = tables
  .selectFrom('call_times')
  .select(['module', 'bucket', sql<number>`sum(count)::bigint`.as('count')])
  .where('hour', '>=', since)
  .groupBy(['module', 'bucket'])
  .orderBy('module');

@QueryHandler(CallFigures)
export class CallFiguresHandler implements IQueryHandler<CallFigures> {
  constructor(private readonly database: Database) {}

  async execute(): Promise<CallFiguresView> {
    const [clock, { rows }] = await this.database.transaction([
      sql<{ readonly since: number }>`select ${since} as since`.compile(tables),
      counts,
    ]);
    const modules = [...new Set(rows.map(({ module }) => module))].map((module) => {
      const mine = rows.filter((row) => row.module === module);
      return {
        module,
        calls: mine.reduce((sum, { count }) => sum + count, 0),
        ...{ p50Ms: quantile(mine, 0.5) ?? 0, p95Ms: quantile(mine, 0.95) ?? 0 },
      };
    });
    return { since: toRfc3339(clock.rows[0]?.since ?? 0), modules };
  }
}
