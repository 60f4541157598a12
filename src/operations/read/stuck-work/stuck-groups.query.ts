import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { FailureClass } from '../../../kernel/failure.js';
import { toRfc3339 } from '../../../kernel/time.js';
import type { AnswerCode } from '../../../order/diagnosis.js';
import type { Work } from '../../../order/trouble.js';
import { Database } from '../../../platform/sql/database.js';
import { comeTo, positionIn } from '../come-to.js';
import { matching, type StuckFilter } from './stuck-filter.js';

/** All that is stuck for one reason at one module. */
export interface StuckGroup {
  readonly module: string;
  readonly work: Work;
  /** Class of the failures; absent: nothing failed, it is a case for a person as it is. */
  readonly class?: FailureClass;
  readonly code: string;
  /** Of the oldest. */
  readonly message: string;
  /** Of the oldest: `code` of its diagnosis. */
  readonly diagnosis: AnswerCode;
  /** False: it goes on by itself. */
  readonly needsPerson: boolean;
  readonly orders: number;
  readonly lines: number;
  /** Of the oldest; RFC 3339. */
  readonly since: string;
  /** The soonest; absent: nothing happens by itself. */
  readonly nextAttemptAt?: string;
  /** Of the oldest, at most five. */
  readonly orderNumbers: readonly string[];
}

/** Of all that matches. */
export interface StuckTotals {
  readonly orders: number;
  /** Orders with something that needs a person; all others go on by themselves. */
  readonly ordersNeedPerson: number;
  readonly lines: number;
  /** Absent: nothing is stuck. */
  readonly since?: string;
}

export interface StuckWork {
  readonly totals: StuckTotals;
  /** What needs a person first; the most orders first. */
  readonly groups: readonly StuckGroup[];
  /** How far the events are read, as the event store counts; null: not at all. */
  readonly position: string | null;
}

/** What is stuck, by module and reason. */
export class StuckGroups extends Query<StuckWork> {
  constructor(readonly filter: StuckFilter) {
    super();
  }
}

/** More kinds of trouble than anybody looks at. */
const MOST_GROUPS = 500;
const MOST_NUMBERS = 5;

function totalsOf(filter: StuckFilter) {
  return matching(filter).select(({ fn }) => [
    sql<number>`count(distinct stream)`.as('orders'),
    sql<number>`count(distinct stream) filter (where needs_person)`.as('ordersNeedPerson'),
    fn.countAll<number>().as('lines'),
    fn.min<number | null>('since').as('since'),
  ]);
}

function groupsOf(filter: StuckFilter) {
  const keys = ['module', 'work', 'class', 'code', 'needs_person'] as const;
  return matching(filter)
    .select(({ fn }) => [
      ...keys,
      sql<number>`count(distinct stream)`.as('orders'),
      fn.countAll<number>().as('lines'),
      sql<string>`(array_agg(message order by since, stream, subject))[1]`.as('message'),
      sql<AnswerCode>`(array_agg(diagnosis order by since, stream, subject))[1]`.as('diagnosis'),
      sql<number>`min(since)`.as('since'),
      fn.min<number | null>('next_attempt_at').as('nextAttemptAt'),
      // A little more than is shown, for an order may be there with several lines.
      sql<
        readonly string[]
      >`to_json((array_agg(order_number order by since, stream))[1:${sql.lit(4 * MOST_NUMBERS)}])`.as(
        'orderNumbers',
      ),
    ])
    .groupBy(keys)
    .orderBy('needs_person', 'desc')
    .orderBy('orders', 'desc')
    .orderBy('module')
    .orderBy('code')
    .limit(MOST_GROUPS);
}

type GroupRow = Awaited<ReturnType<ReturnType<typeof groupsOf>['execute']>>[number];

function groupOf({ needs_person, since, nextAttemptAt, orderNumbers, ...row }: GroupRow) {
  const { class: failureClass, ...same } = row;
  return {
    ...same,
    ...(failureClass && { class: failureClass }),
    ...{ needsPerson: needs_person, since: toRfc3339(since) },
    ...(nextAttemptAt !== null && { nextAttemptAt: toRfc3339(nextAttemptAt) }),
    orderNumbers: [...new Set(orderNumbers)].slice(0, MOST_NUMBERS),
  };
}

const NONE = { orders: 0, ordersNeedPerson: 0, lines: 0, since: null };

@QueryHandler(StuckGroups)
export class StuckGroupsHandler implements IQueryHandler<StuckGroups> {
  constructor(private readonly database: Database) {}

  async execute({ filter }: StuckGroups): Promise<StuckWork> {
    // The rows last: they are at least as new as what is said about them.
    const [checkpoint, totals, groups] = await this.database.transaction([
      comeTo,
      totalsOf(filter),
      groupsOf(filter),
    ]);
    const { since, ...counts } = totals.rows[0] ?? NONE;
    return {
      totals: { ...counts, ...(since !== null && { since: toRfc3339(since) }) },
      groups: groups.rows.map(groupOf),
      position: positionIn(checkpoint),
    };
  }
}
