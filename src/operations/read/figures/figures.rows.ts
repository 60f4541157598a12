import { sql } from 'kysely';
import { fromRfc3339 } from '../../../kernel/time.js';
import type { OrderState } from '../../../order/state.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import { SCHEMA_OF, type Place } from '../../../platform/projections/versions/projection.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { Query } from '../../../platform/sql/query.js';
import { json } from '../../../platform/sql/table-types.js';
import type { OrderChange, OrderStep } from '../order-changes.js';
import { happenedIn, statusesOf, timeToFulfilled } from './counts.js';
import type { FiguresTables } from './figures.tables.js';
import { bucketOf } from '../../../kernel/time-buckets.js';

const tables = queryBuilder<FiguresTables>();

export const HOUR_MS = 3_600_000;
/** A day more than can be asked for (`GET /v1/figures?hours=168`). */
export const FIGURES_KEPT_MS = 8 * 24 * HOUR_MS;

/** Of hours before it nothing is written down, and nothing is kept. */
const oldest = sql`(now_ms() - ${sql.lit(FIGURES_KEPT_MS)})`;

/** Sums by key: a statement may meet each row once only. */
class Sums {
  private readonly sums = new Map<string, number>();

  add(key: readonly (string | number)[], count: number): void {
    const name = JSON.stringify(key);
    this.sums.set(name, (this.sums.get(name) ?? 0) + count);
  }

  /** Each key with its sum behind it; not what came to nothing. Sorted, so that all writers lock rows in one order. */
  get rows(): readonly (readonly (string | number)[])[] {
    const changed = [...this.sums].filter(([, sum]) => sum !== 0).sort();
    return changed.map(([key, sum]) => [...(JSON.parse(key) as (string | number)[]), sum]);
  }
}

interface Added {
  readonly outcomes: Sums;
  readonly times: Sums;
  readonly statuses: Sums;
}

function partnerOf(state: OrderState): string {
  return 'details' in state ? (state.details.partner ?? '') : '';
}

function addStatuses(statuses: Sums, state: OrderState, by: number): void {
  const partner = partnerOf(state);
  for (const { kind, status } of statusesOf(state)) statuses.add([kind, partner, status], by);
}

function addStep({ outcomes, times }: Added, step: OrderStep): void {
  const occurredAt = fromRfc3339(step.event.metadata.occurredAt);
  const [hour, partner] = [occurredAt - (occurredAt % HOUR_MS), partnerOf(step.after)];
  for (const { outcome, module = '', class: failed = '' } of happenedIn(step)) {
    outcomes.add([hour, partner, outcome, module, failed], 1);
  }
  const took = timeToFulfilled(step);
  if (took !== undefined) times.add([hour, partner, bucketOf(took)], 1);
}

function add(added: Added, { stream, steps }: OrderChange): void {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return;
  blaming({ stream, revision: last.event.revision }, () => {
    for (const step of steps) addStep(added, step);
    addStatuses(added.statuses, first.before, -1);
    addStatuses(added.statuses, last.after, 1);
  });
}

/** Adds what these events did. Once only: in the transaction that moves the checkpoint. */
export function writeFigures(place: Place, changes: readonly OrderChange[]): readonly Query[] {
  const at = (table: keyof FiguresTables) => sql.id(SCHEMA_OF[place], table);
  const added = { outcomes: new Sums(), times: new Sums(), statuses: new Sums() };
  for (const change of changes) add(added, change);
  const { outcomes, times, statuses } = added;
  return [
    ...ifAny(
      outcomes.rows,
      (rows) => sql`
        insert into ${at('hourly_outcomes')} as before (hour, partner, outcome, module, class, count)
        select (r->>0)::bigint, r->>1, r->>2, r->>3, r->>4, (r->>5)::bigint from json_array_elements(${rows}::json) r
        where (r->>0)::bigint >= ${oldest}
        on conflict (hour, partner, outcome, module, class)
        do update set count = before.count + excluded.count`,
    ),
    ...ifAny(
      times.rows,
      (rows) => sql`
        insert into ${at('hourly_times')} as before (hour, partner, bucket, count)
        select (r->>0)::bigint, r->>1, (r->>2)::int, (r->>3)::bigint from json_array_elements(${rows}::json) r
        where (r->>0)::bigint >= ${oldest}
        on conflict (hour, partner, bucket)
        do update set count = before.count + excluded.count`,
    ),
    ...ifAny(
      statuses.rows,
      (rows) => sql`
        insert into ${at('status_counts')} as before (kind, partner, status, count)
        select r->>0, r->>1, r->>2, (r->>3)::bigint from json_array_elements(${rows}::json) r
        on conflict (kind, partner, status)
        do update set count = before.count + excluded.count`,
    ),
  ];
}

function ifAny(
  rows: Sums['rows'],
  statement: (rows: string) => ReturnType<typeof sql>,
): readonly Query[] {
  return rows.length === 0 ? [] : [statement(json(rows)).compile(tables)];
}

/** Forgets hours that nobody can ask for any more. How orders are now is not forgotten. */
export function forgetOldHours(place: Place): readonly Query[] {
  return (['hourly_outcomes', 'hourly_times'] as const).map((table) =>
    sql`delete from ${sql.id(SCHEMA_OF[place], table)}
      where hour < ${oldest}`.compile(tables),
  );
}

/** The latest hour in which something of these happened; epoch ms. */
export function latestHour(changes: readonly OrderChange[]): number {
  const times = changes.flatMap(({ steps }) =>
    steps.map(({ event }) => fromRfc3339(event.metadata.occurredAt)),
  );
  const latest = times.reduce((one, other) => Math.max(one, other), 0);
  return latest - (latest % HOUR_MS);
}
