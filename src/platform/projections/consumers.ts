import type { EventStore } from '../event-store/event-store.js';
import type { Logger } from '../observability/logger.js';
import type { Database } from '../sql/database.js';
import type { ConsumerHealth } from './consumer-health.js';
import { ConsumerRunner } from './consumer-runner.js';
import type { Consumer } from './consumer.js';

/** The consumers of this process: made here, so that whoever asks how they are, or calls one, finds them all. */
export class Consumers {
  private readonly runners = new Map<string, ConsumerRunner>();

  constructor(
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  /** What feeds the consumer. It does nothing until it is run. */
  runnerOf(consumer: Consumer): ConsumerRunner {
    const runner = new ConsumerRunner(consumer, this.store, this.database, this.logger);
    this.runners.set(consumer.name, runner);
    return runner;
  }

  /** Parked streams of that consumer may be tried again. Other processes see it by themselves, within seconds. */
  look(consumer: string): void {
    this.runners.get(consumer)?.look();
  }

  /** By name of the consumer. */
  health(): Readonly<Record<string, ConsumerHealth>> {
    return Object.fromEntries([...this.runners].map(([name, runner]) => [name, runner.health]));
  }
}
