import type { Database } from '../sql/database.js';
import type { Query, ResultOf } from '../sql/query.js';
import type { GaugeDoc, Sample } from './metrics.js';

/** Gauges that a statement tells. */
export interface SqlGauges {
  readonly docs: readonly GaugeDoc[];
  readonly query: Query;
  readonly samples: (rows: readonly unknown[]) => readonly Sample[];
}

/** @param samples the values that the rows of the query tell */
export function sqlGauges<const Asked extends Query>(
  docs: readonly GaugeDoc[],
  query: Asked,
  samples: (rows: ResultOf<Asked>['rows']) => readonly Sample[],
): SqlGauges {
  return { docs, query, samples: samples };
}

/** What all of them tell, asked at once. */
export async function askSql(
  database: Database,
  all: readonly SqlGauges[],
): Promise<readonly Sample[]> {
  const results = await database.transaction(all.map(({ query }) => query));
  return all.flatMap(({ samples }, nth) => samples(results[nth]?.rows ?? []));
}
