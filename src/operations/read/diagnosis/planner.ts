import type { ConsumerReport } from '../../../platform/projections/consumer-report.js';

/** How the consumer is that plans what is done. */
export type Planner = Pick<ConsumerReport, 'consumer' | 'state' | 'why' | 'lagMs'>;

/** Why the newest event is not planned for, where that takes longer than a moment; undefined: it does not. */
export function whyUnplanned(planner: Planner | undefined): string | undefined {
  if (!planner || planner.state === 'live') return undefined;
  const { consumer, state, why, lagMs } = planner;
  const because = why === undefined ? '' : ` (\`${why}\`)`;
  const is = state === 'stopped' ? 'has stopped' : `is${behind(lagMs)} catching up`;
  return `That is not planned yet: ${consumer} ${is}${because}, see \`GET /v1/consumers\`.`;
}

function behind(lagMs: number | null): string {
  return lagMs === null ? '' : ` ${Math.ceil(lagMs / 1000)} s behind and`;
}
