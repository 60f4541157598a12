import type { Recorded } from '../../../kernel/event.js';
import { WakeUp } from '../../lifecycle/wake-up.js';
import type { Logger } from '../../observability/logger.js';
import type { Database } from '../../sql/database.js';
import type { Query } from '../../sql/query.js';
import type { ConsumerRunner } from '../consumer-runner.js';
import type { Consumer } from '../consumer.js';
import { announce, countDone, markReady, switchOver } from './builds.js';
import { readProjection, type ProjectionRow } from './projection-row.js';
import type { Projection } from './projection.js';
import { isAbandoned, isUnderWay, mayFeed } from './who-feeds.js';

/** How often it looks whether a build is asked for, and how one that is under way gets on. */
const TICK_MS = 2_000;
/** Soon after a switch that has to wait for the live one to be overtaken. */
const SOON_MS = 100;

export interface BuilderParts {
  readonly database: Database;
  readonly logger: Logger;
  readonly runnerOf: (consumer: Consumer) => ConsumerRunner;
  readonly tickMs?: number | undefined;
}

/**
 * Builds a projection beside the live one whenever one is begun, in whichever process; only the leader of its consumer writes.
 * All that it knows stands in SQL: killed anywhere, it goes on from there.
 */
export class ProjectionBuilder {
  private readonly alarm = new WakeUp();
  private feeds = true;
  private current: { build: number; runner: ConsumerRunner; stop: () => Promise<void> } | undefined;

  constructor(
    private readonly projection: Projection,
    private readonly parts: BuilderParts,
  ) {}

  /** A build was begun. */
  look(): void {
    this.alarm.now();
  }

  async run(signal: AbortSignal): Promise<void> {
    const stop = (): void => {
      this.alarm.now();
    };
    signal.addEventListener('abort', stop, { once: true });
    let announced = false;
    while (!signal.aborted) {
      let waitMs = this.parts.tickMs ?? TICK_MS;
      try {
        if (!announced) await announce(this.parts.database, this.projection);
        announced = true;
        if (await this.goOn()) waitMs = SOON_MS;
      } catch (error) {
        const { name: projection } = this.projection;
        this.parts.logger.error({ err: error, projection }, 'a projection is looked at again');
      }
      await this.alarm.after(waitMs);
    }
    signal.removeEventListener('abort', stop);
    await this.current?.stop();
  }

  /** True: it is to be looked at again soon. */
  private async goOn(): Promise<boolean> {
    const ours = await this.ours();
    if (this.current?.build !== ours?.build) await this.end();
    if (!ours) return false;
    this.current ??= this.begin(ours.build);
    if (ours.state === 'ready') return ours.by_itself && (await this.switchWhenReady());
    if (!this.current.runner.live) return false;
    await this.ready(ours);
    return ours.by_itself;
  }

  /** The build that is under way, if this process can feed it. */
  private async ours(): Promise<ProjectionRow | undefined> {
    const { projection } = this;
    const { database } = this.parts;
    const row = await readProjection(database, projection.name);
    if (!row || isUnderWay(row, projection)) return row;
    this.tell(row);
    if (await isAbandoned(database, row, projection)) await announce(database, projection);
    return undefined;
  }

  /** Once, when it is so. */
  private tell(row: ProjectionRow): void {
    const { name: projection, version } = this.projection;
    const feeds = mayFeed(row, this.projection);
    if (this.feeds && !feeds) {
      this.parts.logger.warn(
        { code: 'projection-of-others', projection, version, live: row.live_version },
        'the live tables are of another version, or of other keys; this process feeds them no more',
      );
    }
    this.feeds = feeds;
  }

  private begin(build: number): NonNullable<typeof this.current> {
    const consumer = counting(this.projection, build);
    const runner = this.parts.runnerOf(consumer);
    const over = new AbortController();
    const running = runner.run(over.signal);
    const stop = async (): Promise<void> => {
      over.abort();
      await running;
    };
    return { build, runner, stop };
  }

  private async end(): Promise<void> {
    const { current } = this;
    this.current = undefined;
    await current?.stop();
  }

  private async ready({ name, build, beside_version: version }: ProjectionRow): Promise<void> {
    await markReady(this.parts.database, name, build);
    this.parts.logger.info({ projection: name, version }, 'a projection is built');
  }

  /** True: it is ready, and has to overtake the live one first. */
  private async switchWhenReady(): Promise<boolean> {
    const { database, logger } = this.parts;
    const { name } = this.projection;
    if (await switchOver(database, this.projection)) {
      logger.info({ projection: name, version: this.projection.version }, 'a projection is live');
      await this.end();
      return false;
    }
    return (await readProjection(database, name))?.state === 'ready';
  }
}

/** The same, and how many events it has taken in. */
function counting(projection: Projection, build: number): Consumer {
  const consumer = projection.consumer('beside');
  const handle = async (events: readonly Recorded[]): Promise<readonly Query[]> => [
    ...(await consumer.handle(events)),
    countDone(projection.name, build, events.length),
  ];
  return {
    ...{ name: consumer.name, prefixes: consumer.prefixes, handle },
    committed: () => {
      consumer.committed();
    },
    reset: () => {
      consumer.reset();
    },
  };
}
