import type { Logger } from 'pino';
import { WakeUp } from '../lifecycle/wake-up.js';
import type { Turns } from '../lifecycle/turns.js';
import { logParked } from './log-parked.js';
import { faultOr, StreamFault } from './stream-fault.js';
import type { Sweeper, SweepTotals, WrongStream } from './sweeper.js';
import type { Tenure } from './tenure.js';

export interface SweepPace {
  /** Between two pages; ms. */
  readonly pageMs: number;
  /** Between two rounds; ms. */
  readonly roundMs: number;
}

export const SWEEP_PACE: SweepPace = { pageMs: 1_000, roundMs: 60_000 };

/** The consumer, as it leads. */
export interface Swept {
  readonly tenure: Pick<Tenure, 'parked' | 'write' | 'setAside'>;
  /** Who writes for it. */
  readonly turns: Turns;
  /** It keeps up with what is written. */
  readonly isLive: () => boolean;
}

/**
 * Runs beside a consumer, in the process that leads it. What is wrong is repaired when it is found wrong again at the same
 * revision a page later, and the consumer kept up: then it is not what the consumer is about to write. What cannot be repaired, for
 * its stream cannot be folded or SQL refuses its rows, is parked. Whatever fails here ends no consumer.
 */
export class Sweeping {
  private suspects: ReadonlyMap<string, number> = new Map();
  private compared = 0;
  private repaired = 0;
  private failed = 0;

  constructor(
    private readonly sweeper: Sweeper,
    private readonly consumer: string,
    private readonly logger: Logger,
    private readonly pace: SweepPace,
  ) {}

  get totals(): SweepTotals {
    const { compared, repaired, failed } = this;
    return { compared, repaired, failed };
  }

  async run(swept: Swept, signal: AbortSignal): Promise<void> {
    const alarm = new WakeUp();
    const stop = (): void => {
      alarm.now();
    };
    signal.addEventListener('abort', stop, { once: true });
    this.suspects = new Map();
    if (!signal.aborted) await alarm.after(this.pace.roundMs);
    while (!signal.aborted) await alarm.after(await this.step(swept));
    signal.removeEventListener('abort', stop);
  }

  /** Returns how long to wait before the next, ms. */
  private async step(swept: Swept): Promise<number> {
    const { pageMs, roundMs } = this.pace;
    try {
      if (!swept.isLive()) {
        this.suspects = new Map();
        return pageMs;
      }
      await this.confirm(swept);
      const { compared, wrong, isLast } = await this.sweeper.page(swept.tenure.parked);
      this.compared += compared;
      this.suspects = new Map(wrong.map(({ stream, revision }) => [stream, revision]));
      return isLast && wrong.length === 0 ? roundMs : pageMs;
    } catch (error) {
      this.failed += 1;
      this.suspects = new Map();
      this.logger.warn(
        { code: 'sweep-failed', err: error, consumer: this.consumer },
        'sweep failed',
      );
      return roundMs;
    }
  }

  private async confirm(swept: Swept): Promise<void> {
    const { suspects } = this;
    if (suspects.size === 0) return;
    const wrong = await this.sweeper.compare([...suspects.keys()]);
    for (const { stream, revision } of wrong) {
      if (suspects.get(stream) !== revision || swept.tenure.parked.has(stream) || !swept.isLive())
        continue;
      if (!(await this.repair({ stream, revision }, swept))) continue;
      this.repaired += 1;
      const { consumer } = this;
      this.logger.warn({ code: 'sweep-repaired', consumer, stream, revision }, 'rows repaired');
    }
  }

  /** Looks once more, while the consumer writes nothing. False: it is right by now, or cannot be righted. */
  private repair(wrong: WrongStream, { tenure, turns }: Swept): Promise<boolean> {
    return turns.take(async () => {
      try {
        return await tenure.write(await this.sweeper.repair(wrong.stream));
      } catch (error) {
        const fault = faultOr(wrong, error);
        if (!(fault instanceof StreamFault)) throw error;
        await this.setAside(fault, tenure);
        return false;
      }
    });
  }

  /** One that cannot be righted keeps nobody from the others. */
  private async setAside(fault: StreamFault, tenure: Swept['tenure']): Promise<void> {
    if (await tenure.setAside(fault)) {
      logParked(this.logger, this.consumer, fault);
      return;
    }
    this.failed += 1;
    const { consumer } = this;
    this.logger.warn({ code: 'sweep-failed', err: fault, consumer }, 'sweep failed');
  }
}
