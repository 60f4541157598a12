import type { Logger } from '../../observability/logger.js';
import type { Database } from '../../sql/database.js';
import { ConsumerRunner } from '../consumer-runner.js';
import type { Consumers } from '../consumers.js';
import type { Pace } from '../pace.js';
import type { EventStore } from '../../event-store/event-store.js';
import { knownProjection } from './builds.js';
import { ProjectionBuilder } from './projection-builder.js';
import type { Projection } from './projection.js';
import { mayFeed } from './who-feeds.js';

/** A projection at work: what feeds the live tables, and what builds others beside them. */
export interface RunningProjection {
  readonly live: ConsumerRunner;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** The projections of this service that can be built anew while they are read. */
export class Projections {
  private readonly known = new Map<
    string,
    { projection: Projection; builder: ProjectionBuilder }
  >();

  constructor(
    private readonly consumers: Consumers,
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly logger: Logger,
    private readonly pace: Partial<Pace> = {},
  ) {}

  /** It does nothing until it is run. */
  add(projection: Projection): RunningProjection {
    const { store, database, logger, pace } = this;
    const mayLead = async (): Promise<boolean> =>
      mayFeed(await knownProjection(database, projection), projection);
    const live = this.consumers.runnerOf(projection.consumer('live'), mayLead);
    const builder = new ProjectionBuilder(projection, {
      ...{ database, logger, tickMs: pace.tickMs },
      runnerOf: (consumer) => new ConsumerRunner(consumer, store, database, logger, pace),
    });
    this.known.set(projection.name, { projection, builder });
    const run = async (signal: AbortSignal): Promise<void> => {
      await Promise.all([live.run(signal), builder.run(signal)]);
    };
    return { live, run };
  }

  all(): readonly Projection[] {
    return [...this.known.values()].map(({ projection }) => projection);
  }

  get(name: string): Projection | undefined {
    return this.known.get(name)?.projection;
  }

  /** A build was begun, or something was switched. Other processes see it by themselves, within seconds. */
  look(name: string): void {
    this.known.get(name)?.builder.look();
    this.consumers.look(name);
  }
}
