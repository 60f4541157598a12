import type { EventStore } from '../event-store/event-store.js';
import type { Logger } from '../observability/logger.js';
import type { Database } from '../sql/database.js';
import { NO_WAKES, type Wakes } from '../sql/wakes.js';
import { SqlUnavailable } from '../sql/sql-errors.js';
import { reportOf, type ConsumerReport, type ToldConsumer } from './consumer-report.js';
import { ConsumerRunner } from './consumer-runner.js';
import type { Consumer } from './consumer.js';
import type { SweepTotals } from './sweeper.js';
import { PACE, type Pace } from './pace.js';
import { toldConsumers } from './told-consumers.js';

/** The consumers of this process: made here, so that whoever asks how they are, or calls one, finds them all. */
export class Consumers {
  private readonly runners = new Map<string, ConsumerRunner>();

  constructor(
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly logger: Logger,
    private readonly wakes: Wakes = NO_WAKES,
    private readonly pace: Partial<Pace> = {},
  ) {}

  /** What feeds the consumer, while it may. It does nothing until it is run. */
  runnerOf(consumer: Consumer, mayLead = PACE.mayLead): ConsumerRunner {
    const { store, database, logger, wakes } = this;
    const pace = { ...this.pace, wakes, mayLead };
    const runner = new ConsumerRunner(consumer, store, database, logger, pace);
    this.runners.set(consumer.name, runner);
    return runner;
  }

  /** Parked streams of that consumer may be tried again. Other processes see it by themselves, within seconds. */
  look(consumer: string): void {
    this.runners.get(consumer)?.look();
  }

  /** What was found of the rows that are looked after, by name of their consumer; in this process only. */
  swept(): Readonly<Record<string, SweepTotals>> {
    const all = [...this.runners].flatMap(([name, { swept }]) => (swept ? [[name, swept]] : []));
    return Object.fromEntries(all) as Record<string, SweepTotals>;
  }

  /**
   * How each of them is, whichever process leads it.
   * @throws SqlUnavailable
   */
  async reports(): Promise<readonly ConsumerReport[]> {
    const told = await toldConsumers(this.database, [...this.runners.keys()]);
    return this.reportsWith(told, true);
  }

  /** The same; with what this process knows when SQL is away. */
  async reportsAnyway(): Promise<readonly ConsumerReport[]> {
    try {
      return await this.reports();
    } catch (error) {
      if (!(error instanceof SqlUnavailable)) throw error;
      return this.reportsWith(new Map(), false);
    }
  }

  private reportsWith(
    told: ReadonlyMap<string, ToldConsumer>,
    isAsked: boolean,
  ): readonly ConsumerReport[] {
    const now = Date.now();
    return [...this.runners].map(([name, runner]) => {
      const { state, parked } = runner.health;
      const here = { state, parked, live: runner.live, lagMs: runner.lagMs(now) };
      return reportOf(name, here, told.get(name), isAsked);
    });
  }
}
