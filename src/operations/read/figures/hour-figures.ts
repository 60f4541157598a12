import type { FailureClass } from '../../../kernel/failure.js';
import type { Outcome } from './counts.js';
import { quantile, type BucketCount } from '../../../kernel/time-buckets.js';

export interface OutcomeCount {
  readonly outcome: Outcome;
  readonly module: string;
  readonly class: FailureClass | '';
  readonly count: number;
}

/** What a module did in an hour: lines, but for `failed` and `revocationsFailed`, which count attempts. */
export interface ModuleFigures {
  readonly module: string;
  readonly fulfilled: number;
  /** By class; a class that no attempt failed by is absent. */
  readonly failed: Readonly<Partial<Record<FailureClass, number>>>;
  readonly deferred: number;
  readonly revoked: number;
  readonly revocationsFailed: number;
  /** After which nothing happens by itself any more. */
  readonly givenUp: number;
}

export interface HourFigures {
  /** When it began; RFC 3339. */
  readonly from: string;
  readonly orders: {
    readonly placed: number;
    /** Every line was made good in the end. */
    readonly completed: number;
    /** They came to `Fulfillment Error`. */
    readonly failed: number;
  };
  /** Of the orders that were completed; ms. Absent: none was. */
  readonly placedToFulfilled?: { readonly p50Ms: number; readonly p95Ms: number };
  /** Lines that a person settled. */
  readonly settled: number;
  /** Those that did something. */
  readonly modules: readonly ModuleFigures[];
}

const sumOf = (rows: readonly OutcomeCount[], outcome: Outcome): number =>
  rows.reduce((sum, row) => sum + (row.outcome === outcome ? row.count : 0), 0);

function failedByClass(rows: readonly OutcomeCount[]): ModuleFigures['failed'] {
  const failed = rows.filter(({ outcome }) => outcome === 'failed');
  return Object.fromEntries(failed.map((row) => [row.class, row.count]));
}

function moduleOf(module: string, all: readonly OutcomeCount[]): ModuleFigures {
  const rows = all.filter((row) => row.module === module);
  return {
    module,
    fulfilled: sumOf(rows, 'fulfilled'),
    failed: failedByClass(rows),
    deferred: sumOf(rows, 'deferred'),
    revoked: sumOf(rows, 'revoked'),
    revocationsFailed: sumOf(rows, 'revocation-failed'),
    givenUp: sumOf(rows, 'given-up'),
  };
}

/** The figures of an hour from its rows. */
export function hourOf(
  rows: readonly OutcomeCount[],
  times: readonly BucketCount[],
): Omit<HourFigures, 'from'> {
  const modules = [...new Set(rows.map(({ module }) => module))].filter((name) => name !== '');
  const [p50Ms, p95Ms] = [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    orders: {
      placed: sumOf(rows, 'order-placed'),
      completed: sumOf(rows, 'order-completed'),
      failed: sumOf(rows, 'order-failed'),
    },
    ...(p50Ms !== undefined && p95Ms !== undefined && { placedToFulfilled: { p50Ms, p95Ms } }),
    settled: sumOf(rows, 'settled'),
    modules: modules.map((name) => moduleOf(name, rows)),
  };
}
