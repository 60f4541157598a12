import { withTimeout } from '../event-store/with-timeout.js';
import type { Logger } from '../observability/logger.js';
import type { Consumers } from '../projections/consumers.js';
import type { Database } from '../sql/database.js';
import { CONSUMER_DOCS, consumerSamples, SWEEP_DOCS, sweepSamples } from './consumer-gauges.js';
import type { GaugeDoc, Metrics, Sample } from './metrics.js';
import { askSql, type SqlGauges } from './sql-gauges.js';

const PATIENCE_MS = 2_000;
/** Anybody may ask, as often as they like: SQL is asked no oftener than this. */
const FRESH_MS = 1_000;

const DATABASE_UP: GaugeDoc = {
  name: 'makegood_database_up',
  help: '1: SQL answered this scrape. 0: what it knows is left out.',
  labels: [],
};

export interface ScrapeParts {
  readonly consumers: Pick<Consumers, 'reports' | 'swept'>;
  readonly database: Database;
  readonly logger: Logger;
}

/** What one scrape tells: what the process measures, and what SQL says just then. It never fails because SQL does. */
export class Scrape {
  private readonly docs: readonly GaugeDoc[];
  private asked: Promise<readonly Sample[]> | undefined;
  /** Infinity: not yet. */
  private answeredAt = -Infinity;

  constructor(
    private readonly metrics: Metrics,
    private readonly gauges: readonly SqlGauges[],
    private readonly parts: ScrapeParts,
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.docs = [
      DATABASE_UP,
      ...CONSUMER_DOCS,
      ...SWEEP_DOCS,
      ...gauges.flatMap(({ docs }) => docs),
    ];
    for (const doc of this.docs) metrics.declare(doc);
  }

  async text(): Promise<string> {
    const swept = sweepSamples(this.parts.consumers.swept());
    this.metrics.replace(this.docs, [...(await this.samples()), ...swept]);
    return this.metrics.text();
  }

  private async samples(): Promise<readonly Sample[]> {
    const up = (value: number): Sample => ({ gauge: DATABASE_UP.name, labels: {}, value });
    try {
      return [up(1), ...(await withTimeout(this.patienceMs, this.ask()))];
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'metrics without what SQL knows');
      return [up(0)];
    }
  }

  /** One at a time: while SQL is silent, scrapes must not queue up before it. */
  private ask(): Promise<readonly Sample[]> {
    const now = performance.now();
    if (!this.asked || now - this.answeredAt > FRESH_MS) {
      this.answeredAt = Infinity;
      this.asked = this.askAll().finally(() => {
        this.answeredAt = performance.now();
      });
    }
    return this.asked;
  }

  private async askAll(): Promise<readonly Sample[]> {
    const [fromSql, reports] = await Promise.all([
      askSql(this.parts.database, this.gauges),
      this.parts.consumers.reports(),
    ]);
    return [...fromSql, ...consumerSamples(reports)];
  }
}
