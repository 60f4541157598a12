import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { NewerEvent } from '../../kernel/newer-event.js';
import type { Delivery, EventStore } from '../event-store/event-store.js';
import { Turns } from '../lifecycle/turns.js';
import { WakeUp } from '../lifecycle/wake-up.js';
import { woken } from '../lifecycle/woken.js';
import type { Database } from '../sql/database.js';
import { follow } from '../subscriptions/follow.js';
import { inBatches } from '../subscriptions/in-batches.js';
import { takeAllowedLead } from './allowed-lead.js';
import { giveUpLead, leaderKeepsUp, toldLagMs, type Led } from './checkpoints.js';
import { failureOf, type ConsumerHealth, type ConsumerState } from './consumer-health.js';
import type { Consumer } from './consumer.js';
import { LeadLost, lostOr } from './lead-lost.js';
import { logParked } from './log-parked.js';
import { PACE, type Pace } from './pace.js';
import { parkedBy } from './parking.js';
import { OtherStore } from './store-identity.js';
import type { StreamFault } from './stream-fault.js';
import { Sweeping } from './sweeping.js';
import type { SweepTotals } from './sweeper.js';
import { Tenure } from './tenure.js';
import { together } from './together.js';

const MAX_BATCH = 500;

/** A delivery, and how often the subscription had been dropped when it came. */
interface Heard {
  readonly delivery: Delivery;
  readonly drops: number;
}

/**
 * Feeds a consumer from its checkpoint on, for ever, in one process of many. Whatever goes wrong, it starts again from what is
 * written: rows and checkpoint move in one transaction, so no event is lost or applied twice.
 */
export class ConsumerRunner {
  /** True while it keeps up with what is written: what it knows is fresh. */
  live = false;
  private othersKeepUp = false;
  private state: ConsumerState = 'elsewhere';
  private tenure: Tenure | undefined;
  private cameTo: number | null = null;
  private drops = 0;
  private resume: () => void = () => undefined;
  private readonly holder = randomUUID();
  private readonly alarm = new WakeUp();
  private readonly pace: Pace;
  private readonly sweeping: Sweeping | undefined;

  constructor(
    private readonly consumer: Consumer,
    private readonly store: EventStore,
    private readonly database: Database,
    private readonly logger: Logger,
    pace: Partial<Pace> = {},
  ) {
    this.pace = { ...PACE, ...pace };
    const { name, sweeper } = consumer;
    this.sweeping = sweeper && new Sweeping(sweeper, name, logger, this.pace.sweep);
  }

  get name(): string {
    return this.consumer.name;
  }

  get health(): ConsumerHealth {
    const { state, tenure } = this;
    return { state, ...(tenure && { parked: tenure.parked.size }) };
  }

  /** Undefined: nobody looks after its rows. */
  get swept(): SweepTotals | undefined {
    return this.sweeping?.totals;
  }

  /** True while its tables keep up with what is written, by this process or by the one that leads. */
  get tablesKeepUp(): boolean {
    return this.live || this.othersKeepUp;
  }

  /** By how much it is behind what is written, ms; null: not known yet. */
  lagMs(now: number): number | null {
    if (this.live) return 0;
    const cameTo = this.tenure?.cameTo ?? this.cameTo;
    return cameTo === null ? null : Math.max(0, now - cameTo);
  }

  /** The same, whichever process leads it: as it told at most 2 s ago. */
  async toldLagMs(now: number): Promise<number | null> {
    return this.tenure ? this.lagMs(now) : toldLagMs(this.database, this.name);
  }

  /** Looks at once, if it leads, whether a parked stream is to be tried again, and tells others how it is. */
  look(): void {
    this.alarm.now();
  }

  async run(signal: AbortSignal): Promise<void> {
    this.state = 'starting';
    const stop = (): void => {
      this.alarm.now();
    };
    signal.addEventListener('abort', stop, { once: true });
    for (let failures = 0; !signal.aborted;) {
      try {
        const { mayLead } = this.pace;
        const led = await takeAllowedLead(mayLead, this.database, this.name, this.holder);
        await (led ? this.lead(led, signal) : this.standBy());
        failures = 0;
      } catch (error) {
        failures = this.tenure?.hasMoved ? 1 : failures + 1;
        this.tenure = undefined;
        this.othersKeepUp = false;
        if (isAborted(signal)) break;
        if (error instanceof LeadLost) {
          this.passedOn();
          continue;
        }
        this.failed(error);
        await this.pace.rest(failures, signal);
      }
    }
    signal.removeEventListener('abort', stop);
  }

  private async standBy(): Promise<void> {
    if (this.state !== 'standby') {
      this.logger.info({ consumer: this.name }, 'another process leads the consumer; waiting');
    }
    this.state = 'standby';
    this.othersKeepUp = await leaderKeepsUp(this.database, this.name);
    await this.alarm.after(this.pace.tickMs);
  }

  private async lead(led: Led, signal: AbortSignal): Promise<void> {
    this.othersKeepUp = false;
    const { consumer, store, database } = this;
    let keeps = false;
    try {
      const { limit, wakes } = this.pace;
      const parts = { consumer, store, database, limit, wakes };
      const tenure = new Tenure(led, await parkedBy(database, this.name), parts);
      this.tenure = tenure;
      this.state = 'leading';
      const turns = new Turns();
      await together(
        signal,
        (until) => this.feed(tenure, turns, until),
        (until) => this.tend(tenure, turns, until),
        (until) => this.sweep(tenure, turns, until),
      );
    } catch (error) {
      // Another process may know what this one does not; after anything else this one goes on soonest.
      keeps = !(error instanceof NewerEvent || error instanceof OtherStore);
      throw await lostOr(error, this.database, led);
    } finally {
      this.live = false;
      this.cameTo = this.tenure?.cameTo ?? this.cameTo;
      consumer.reset();
      if (!keeps || signal.aborted) await this.giveUp(led);
    }
  }

  private passedOn(): void {
    this.state = 'starting';
    this.logger.info({ code: 'consumer-lead-lost', consumer: this.name }, 'lost the lead');
  }

  /** If it fails, the lead runs out by itself. */
  private async giveUp(led: Led): Promise<void> {
    await this.database.run(giveUpLead(led)).catch((error: unknown) => {
      this.logger.debug({ err: error, consumer: this.name }, 'the lead was not given up');
    });
  }

  /** Takes in what is delivered; stands still while too many streams are parked. */
  private async feed(tenure: Tenure, turns: Turns, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const fault = await this.takeInUntilStopped(tenure, turns, signal);
      if (!fault) return;
      this.live = false;
      this.state = 'stopped';
      const { parks, withinMs } = this.pace.limit;
      this.logger.error(
        { code: 'consumer-stopped', consumer: this.name, parks, withinMs, error: fault.code },
        'consumer stopped: too many streams were parked; correct the cause, then release one of them',
      );
      this.look(); // so that others hear of it
      await woken(signal, (resume) => (this.resume = resume));
      this.state = 'leading';
    }
  }

  /** The fault that it stopped at; undefined: it was told to end. */
  private async takeInUntilStopped(
    tenure: Tenure,
    turns: Turns,
    signal: AbortSignal,
  ): Promise<StreamFault | undefined> {
    const over = new AbortController();
    try {
      const heard = this.listen(tenure, AbortSignal.any([signal, over.signal]));
      for await (const batch of inBatches(heard, MAX_BATCH, this.pace.apartMs)) {
        const deliveries = batch.map(({ delivery }) => delivery);
        const { parks, stop } = await turns.take(() => tenure.apply(deliveries));
        for (const { fault } of parks) this.parked(fault);
        if (stop) return stop;
        // What was said before a drop waits in the batch; it says nothing about what comes after.
        const isLive = ({ delivery, drops }: Heard) =>
          delivery.kind === 'caught-up' && drops === this.drops;
        if (!this.live && batch.some(isLive)) {
          this.live = true;
          this.look(); // so that others hear of it
        }
      }
      return undefined;
    } finally {
      over.abort();
    }
  }

  private async *listen(tenure: Tenure, signal: AbortSignal): AsyncIterable<Heard> {
    const deliveries = follow(tenure, {
      prefixes: this.consumer.prefixes,
      after: tenure.checkpoint?.position,
      signal,
      onDropped: (error) => {
        if (error instanceof OtherStore) throw error;
        this.drops += 1;
        this.live = false;
        this.logger.warn({ err: error, consumer: this.name }, 'subscription dropped, resuming');
      },
    });
    for await (const delivery of deliveries) yield { delivery, drops: this.drops };
  }

  private async sweep(tenure: Tenure, turns: Turns, signal: AbortSignal): Promise<void> {
    const isLive = (): boolean => this.live;
    if (signal.aborted) return;
    if (this.sweeping) await this.sweeping.run({ tenure, turns, isLive }, signal);
    else await woken(signal, () => undefined);
  }

  /** Keeps the lead, and tries again what is asked for. */
  private async tend(tenure: Tenure, turns: Turns, signal: AbortSignal): Promise<void> {
    const wake = (): void => {
      this.alarm.now();
    };
    signal.addEventListener('abort', wake, { once: true });
    while (!signal.aborted) {
      for (const asked of await tenure.look({
        caughtUp: this.live,
        stopped: this.state === 'stopped',
      })) {
        const fault = await turns.take(() => tenure.tryAgain(asked));
        if (fault) {
          this.parked(fault);
          continue;
        }
        const { name: consumer } = this;
        this.logger.info({ code: 'stream-released', consumer, stream: asked.stream }, 'released');
        this.resume();
      }
      await this.alarm.after(this.pace.tickMs);
    }
  }

  private parked(fault: StreamFault): void {
    logParked(this.logger, this.name, fault);
  }

  private failed(error: unknown): void {
    const [state, code] = failureOf(error);
    this.state = state;
    this.logger.error({ code, err: error, consumer: this.name }, 'consumer starts again');
  }
}

/** Asked anew after waiting, which the compiler cannot see. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
