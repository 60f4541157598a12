import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { toRfc3339 } from '../../../kernel/time.js';
import { Database } from '../../../platform/sql/database.js';
import { nowMs, queryBuilder } from '../../../platform/sql/query-builder.js';
import { comeTo, positionIn } from '../come-to.js';
import { hourOf, type HourFigures, type OutcomeCount } from './hour-figures.js';
import { HOUR_MS } from './figures.rows.js';
import type { FiguresTables } from './figures.tables.js';
import type { BucketCount } from '../../../kernel/time-buckets.js';

export interface FiguresView {
  /** Orders by status now; a status that no order has is absent. */
  readonly orders: Readonly<Record<string, number>>;
  /** Lines likewise. */
  readonly lines: Readonly<Record<string, number>>;
  /** As many as asked for, also those in which nothing happened. The oldest first; the last is not over. */
  readonly hours: readonly HourFigures[];
  /** How far the events are read, as the event store counts; null: not at all. */
  readonly position: string | null;
}

/** What happened hour by hour, and how all orders are now. */
export class Figures extends Query<FiguresView> {
  constructor(
    readonly hours: number,
    /** Orders of these partners only; undefined: all. */
    readonly partners?: readonly string[],
  ) {
    super();
  }
}

const tables = queryBuilder<FiguresTables>();

const since = (hours: number) => sql<number>`now_ms() - ${hours * HOUR_MS}::bigint`;

/** Orders of no partner are nobody's whose token has partners. */
function ofPartners(partners: readonly string[] | undefined) {
  if (partners === undefined) return sql<boolean>`true`;
  return sql<boolean>`partner <> '' and partner = any(${[...partners]}::text[])`;
}

const total = sql<number>`sum(count)::bigint`.as('count');

function statements({ hours, partners }: Figures) {
  const mine = ofPartners(partners);
  return [
    comeTo,
    sql<{ now: number }>`select ${nowMs} as now`.compile(tables),
    tables
      .selectFrom('status_counts')
      .select(['kind', 'status', total])
      .where(mine)
      .groupBy(['kind', 'status'])
      .having(sql<boolean>`sum(count) <> 0`)
      .orderBy('status'),
    tables
      .selectFrom('hourly_outcomes')
      .select(['hour', 'outcome', 'module', 'class', total])
      .where('hour', '>', since(hours))
      .where(mine)
      .groupBy(['hour', 'outcome', 'module', 'class'])
      .orderBy('module'),
    tables
      .selectFrom('hourly_times')
      .select(['hour', 'bucket', total])
      .where('hour', '>', since(hours))
      .where(mine)
      .groupBy(['hour', 'bucket']),
  ] as const;
}

@QueryHandler(Figures)
export class FiguresHandler implements IQueryHandler<Figures> {
  constructor(private readonly database: Database) {}

  async execute(asked: Figures): Promise<FiguresView> {
    const [checkpoint, clock, statuses, outcomes, times] = await this.database.transaction(
      statements(asked),
    );
    const now = clock.rows[0]?.now ?? 0;
    const thisHour = now - (now % HOUR_MS);
    const byStatus = (kind: 'order' | 'line') =>
      Object.fromEntries(
        statuses.rows
          .filter((row) => row.kind === kind)
          .map(({ status, count }) => [status, count]),
      );
    return {
      ...{ orders: byStatus('order'), lines: byStatus('line') },
      hours: Array.from({ length: asked.hours }, (_, nth) => {
        const hour = thisHour - (asked.hours - 1 - nth) * HOUR_MS;
        const in_ = <Row extends { readonly hour: number }>(rows: readonly Row[]) =>
          rows.filter((row) => row.hour === hour);
        const [happened, took]: [readonly OutcomeCount[], readonly BucketCount[]] = [
          in_(outcomes.rows),
          in_(times.rows),
        ];
        return { from: toRfc3339(hour), ...hourOf(happened, took) };
      }),
      position: positionIn(checkpoint),
    };
  }
}
