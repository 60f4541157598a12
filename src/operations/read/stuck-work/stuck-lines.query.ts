import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql, type Selectable } from 'kysely';
import type { FailureClass } from '../../../kernel/failure.js';
import { toRfc3339 } from '../../../kernel/time.js';
import type { AnswerCode } from '../../../order/diagnosis.js';
import type { RetryState } from '../../../order/status.js';
import type { Work } from '../../../order/trouble.js';
import { Database } from '../../../platform/sql/database.js';
import { comeTo, positionIn } from '../come-to.js';
import { matching, type StuckFilter } from './stuck-filter.js';
import type { StuckWorkTables } from './stuck-work.tables.js';

/** A line, or money, that is stuck. Times are RFC 3339. */
export interface StuckLine {
  readonly orderNumber: string;
  /** Absent: it is about money. */
  readonly line?: string;
  readonly reference?: string;
  readonly productType?: string;
  readonly sku?: string;
  readonly work: Work;
  readonly module: string;
  /** As `code` of the order's diagnosis. */
  readonly diagnosis: AnswerCode;
  readonly class?: FailureClass;
  readonly code: string;
  readonly message: string;
  readonly retry?: RetryState;
  readonly attempts: number;
  readonly placedAt?: string;
  readonly since: string;
  readonly failedAt: string;
  readonly nextAttemptAt?: string;
  readonly needsPerson: boolean;
}

/** Where a page ends: `since`, stream and subject of its last row. */
export type StuckPlace = readonly [since: number, stream: string, subject: string];

export interface StuckPage {
  readonly lines: readonly StuckLine[];
  /** Absent: it is the last page. */
  readonly next?: StuckPlace;
  /** How far the events are read, as the event store counts; null: not at all. */
  readonly position: string | null;
}

/** What is stuck, the oldest first. */
export class StuckLines extends Query<StuckPage> {
  constructor(
    readonly filter: StuckFilter,
    readonly limit: number,
    readonly after?: StuckPlace,
  ) {
    super();
  }
}

type Row = Selectable<StuckWorkTables['stuck_work']>;

/** Without those that are null. */
function present<Values extends object>(
  values: Values,
): { readonly [Key in keyof Values]?: NonNullable<Values[Key]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as never;
}

const timeOf = (at: number | null): string | null => (at === null ? null : toRfc3339(at));

export function lineOf(row: Row): StuckLine {
  const { work, module, diagnosis, code, message, attempts } = row;
  return {
    orderNumber: row.order_number,
    ...present({ line: row.line_id, reference: row.reference }),
    ...present({ productType: row.product_type, sku: row.sku }),
    ...{ work, module, diagnosis },
    ...present({ class: row.class }),
    ...{ code, message },
    ...present({ retry: row.retry }),
    attempts,
    ...present({ placedAt: timeOf(row.placed_at) }),
    ...{ since: toRfc3339(row.since), failedAt: toRfc3339(row.failed_at) },
    ...present({ nextAttemptAt: timeOf(row.next_attempt_at) }),
    needsPerson: row.needs_person,
  };
}

function pageOf({ filter, limit, after }: StuckLines) {
  const query = matching(filter).selectAll();
  const [since, stream, subject] = after ?? [];
  const later = sql<boolean>`(since, stream, subject) > (${since}::bigint, ${stream}, ${subject})`;
  return (after ? query.where(later) : query)
    .orderBy('since')
    .orderBy('stream')
    .orderBy('subject')
    .limit(limit + 1);
}

@QueryHandler(StuckLines)
export class StuckLinesHandler implements IQueryHandler<StuckLines> {
  constructor(private readonly database: Database) {}

  async execute(asked: StuckLines): Promise<StuckPage> {
    const [checkpoint, { rows }] = await this.database.transaction([comeTo, pageOf(asked)]);
    const page = rows.slice(0, asked.limit);
    const last = rows.length > asked.limit ? page.at(-1) : undefined;
    return {
      lines: page.map(lineOf),
      ...(last && { next: [last.since, last.stream, last.subject] as const }),
      position: positionIn(checkpoint),
    };
  }
}
