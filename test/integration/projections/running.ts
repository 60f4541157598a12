import { pino } from 'pino';
import type { EventStore } from '../../../src/platform/event-store/event-store.js';
import { ConsumerRunner } from '../../../src/platform/projections/consumer-runner.js';
import type { Pace } from '../../../src/platform/projections/pace.js';
import type { Consumer } from '../../../src/platform/projections/consumer.js';
import type { Database } from '../../../src/platform/sql/database.js';

/** Nobody looks by itself within a test: the test says when. */
const NEVER_MS = 3_600_000;

/** Consumers at work, as if each were in a process of its own, and what they log. */
export class Running {
  readonly logged: Record<string, unknown>[] = [];
  private readonly runs: { readonly stop: AbortController; readonly over: Promise<void> }[] = [];
  private readonly logger = pino(
    { level: 'info' },
    { write: (line) => this.logged.push(JSON.parse(line) as Record<string, unknown>) },
  );

  start(consumer: Consumer, store: EventStore, database: Database, pace: Partial<Pace> = {}) {
    const stop = new AbortController();
    const rest = () => new Promise<void>((resolve) => setImmediate(resolve));
    const paced = { rest, tickMs: NEVER_MS, apartMs: 0, ...pace };
    const runner = new ConsumerRunner(consumer, store, database, this.logger, paced);
    const over = runner.run(stop.signal);
    this.runs.push({ stop, over });
    return {
      runner,
      stop: async () => {
        stop.abort();
        await over;
      },
    };
  }

  async end(): Promise<void> {
    for (const { stop } of this.runs) stop.abort();
    await Promise.all(this.runs.map(({ over }) => over));
  }

  codes(): readonly unknown[] {
    return this.logged.flatMap(({ code }) => (code === undefined ? [] : [code]));
  }
}
