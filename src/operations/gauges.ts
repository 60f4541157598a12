import { sql } from 'kysely';
import { sqlGauges } from '../platform/metrics/sql-gauges.js';
import { queryBuilder } from '../platform/sql/query-builder.js';
import type { FiguresTables } from './read/figures/figures.tables.js';
import type { StuckWorkTables } from './read/stuck-work/stuck-work.tables.js';

const tables = queryBuilder<FiguresTables & StuckWorkTables>();

const [ORDERS, LINES] = ['makegood_orders', 'makegood_lines'];
const [STUCK, GIVEN_UP] = ['makegood_stuck_lines', 'makegood_lines_given_up'];
const OLDEST = 'makegood_stuck_oldest_seconds';

const text = (yes: boolean): string => (yes ? 'true' : 'false');

/** How all orders are, for `GET /metrics`. */
export const operationsGauges = [
  sqlGauges(
    [
      { name: ORDERS, help: 'Orders by status.', labels: ['status'] },
      { name: LINES, help: 'Lines of placed orders by status.', labels: ['status'] },
    ],
    tables
      .selectFrom('status_counts')
      .select(['kind', 'status', sql<number>`sum(count)::bigint`.as('count')])
      .groupBy(['kind', 'status']),
    (rows) =>
      rows.map(({ kind, status, count }) => ({
        ...{ gauge: kind === 'order' ? ORDERS : LINES, labels: { status }, value: count },
      })),
  ),
  sqlGauges(
    [
      {
        name: STUCK,
        help: 'Lines, and money, that are stuck, by module and class of failure (none: a case).',
        labels: ['module', 'class', 'needs_person'],
      },
      {
        name: GIVEN_UP,
        help: 'Lines that are not attempted any more unless a person asks.',
        labels: ['module'],
      },
      { name: OLDEST, help: 'For how long the oldest is stuck.', labels: ['needs_person'] },
    ],
    tables
      .selectFrom('stuck_work')
      .select(({ fn }) => [
        ...(['module', 'class', 'needs_person'] as const),
        fn.countAll<number>().as('lines'),
        sql<number>`count(*) filter (where retry in ('exhausted', 'not-retryable'))`.as('givenUp'),
        sql<number>`now_ms() - min(since)`.as('ageMs'),
      ])
      .groupBy(['module', 'class', 'needs_person']),
    (rows) => [
      ...rows.map((row) => ({
        gauge: STUCK,
        labels: {
          ...{ module: row.module, class: row.class ?? 'none' },
          needs_person: text(row.needs_person),
        },
        value: row.lines,
      })),
      ...summed(rows).map(([module, value]) => ({ gauge: GIVEN_UP, labels: { module }, value })),
      ...[true, false].map((needsPerson) => ({
        ...{ gauge: OLDEST, labels: { needs_person: text(needsPerson) } },
        value: oldestOf(rows.filter((row) => row.needs_person === needsPerson)) / 1000,
      })),
    ],
  ),
];

/** Lines given up by module, 0 too: an alert compares with what was before. */
function summed(rows: readonly { readonly module: string; readonly givenUp: number }[]) {
  const sums = new Map<string, number>();
  for (const { module, givenUp } of rows) sums.set(module, (sums.get(module) ?? 0) + givenUp);
  return [...sums];
}

/** 0: nothing is stuck. */
function oldestOf(rows: readonly { readonly ageMs: number }[]): number {
  return Math.max(0, ...rows.map(({ ageMs }) => ageMs));
}
