import { sql, type Insertable } from 'kysely';
import type { ModuleOf } from '../../../order/plan.js';
import type { OrderState } from '../../../order/state.js';
import { troublesOf, type Trouble } from '../../../order/trouble.js';
import { blaming } from '../../../platform/projections/stream-fault.js';
import { SCHEMA_OF, type Place } from '../../../platform/projections/versions/projection.js';
import { queryBuilder } from '../../../platform/sql/query-builder.js';
import type { Query } from '../../../platform/sql/query.js';
import { json } from '../../../platform/sql/table-types.js';
import type { OrderChange } from '../order-changes.js';
import type { StuckWorkTables } from './stuck-work.tables.js';

const tables = queryBuilder<StuckWorkTables>();

type Row = Insertable<StuckWorkTables['stuck_work']>;

/** `nth`: among the troubles of the order. */
function subjectOf({ line, reference }: Trouble, nth: number) {
  return {
    // Money that came in twice may have one reference.
    subject: line ? `line ${line.id}` : `money ${nth}`,
    ...{ line_id: line?.id ?? null, reference: reference ?? null },
    ...{ product_type: line?.productType ?? null, sku: line?.sku ?? null },
  };
}

function rowOf(trouble: Trouble, state: OrderState): Omit<Row, 'stream' | 'subject' | 'revision'> {
  if (!('details' in state)) throw new Error('An order that is not known is in no trouble.');
  const { line, reference, nextAttemptAt, failedAt, needsPerson, ...same } = trouble;
  const { orderNumber, partner } = state.details;
  return {
    ...same,
    ...{ order_number: orderNumber, partner },
    attempts: line ? line.attempts : 0,
    placed_at: state.stage === 'placed' ? state.placedAt : null,
    ...{ failed_at: failedAt, next_attempt_at: nextAttemptAt, needs_person: needsPerson },
  };
}

interface Replaced {
  readonly stream: string;
  readonly rows: readonly Row[];
}

/** None: there is nothing in the table of this order, and there is to be nothing. */
function replaced({ stream, steps }: OrderChange, moduleOf: ModuleOf): readonly Replaced[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return [];
  const { revision } = last.event;
  return blaming({ stream, revision }, () => {
    const before = troublesOf(first.before, moduleOf);
    const after = troublesOf(last.after, moduleOf);
    if (before.length === 0 && after.length === 0) return [];
    const rows = after.map((one, nth) => ({
      ...{ stream, revision, ...subjectOf(one, nth) },
      ...rowOf(one, last.after),
    }));
    return [{ stream, rows }];
  });
}

/** Makes the table say what is not well with these orders now. Costs nothing for orders that get on. */
export function writeStuckWork(
  place: Place,
  changes: readonly OrderChange[],
  moduleOf: ModuleOf,
): readonly Query[] {
  const all = changes.flatMap((change) => replaced(change, moduleOf));
  if (all.length === 0) return [];
  const rows = all.flatMap((one) => one.rows);
  const streams = all.map(({ stream }) => stream);
  const table = sql.id(SCHEMA_OF[place], 'stuck_work');
  return [
    sql`delete from ${table} where stream = any(${streams}::text[])`.compile(tables),
    // One parameter, for a statement has no room for those of many rows.
    sql`insert into ${table}
      select * from json_populate_recordset(null::${table}, ${json(rows)}::json)`.compile(tables),
  ];
}
