import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { backoffMs } from '../../kernel/backoff.js';
import type { Database } from '../sql/database.js';
import { Breakers, type BreakerLimits } from './breakers.js';
import type {
  ClaimedCommand,
  DueCommandRunner,
  Lease,
  PartyNews,
  Settle,
  Settled,
} from './due-command.js';
import { claimDue, release, renewLease, type Settlement } from './due-commands.claims.js';
import { AtWork } from './at-work.js';
import { GroupLease } from './group-lease.js';
import { PausedNow } from './paused-now.js';
import { Releases } from './releases.js';
import { WakeUp } from '../lifecycle/wake-up.js';

export interface WorkerOptions {
  /** The parties that there are; others come from the past. */
  readonly parties: readonly string[];
  /** How many commands of a party this process is at, at once, and when the party is given a rest. */
  readonly limitsOf: (party: string) => BreakerLimits;
  /** Longest time one outside call may take, with all that belongs to it. */
  readonly callMs: number;
  /** How often to look without being woken, for what other processes planned. */
  readonly pollMs: number;
  /** False while the table may be behind the events: what it says is not to be acted on. */
  readonly mayClaim: () => boolean;
}

/** Calls that begin within so long after a claim need no renewal of it; what a killed worker held waits so much longer. */
const UNRENEWED_MS = 7_000;

/** What is due may be in the hands of a transaction for a moment: no use in asking all the time. */
const SHORTEST_WAIT_MS = 10;

const FAILED_BACKOFF = { baseMs: 500, capMs: 30_000 };

/**
 * Claims what is due and has it done, a group for each stream. It never decides what is to be done: that is the plan's.
 * Killed at any point it leaves a lease that runs out; the next worker is told that a claim was lost.
 */
export class DueCommandWorker {
  private readonly wakeUp = new WakeUp();
  private readonly releases: Releases;
  private readonly paused: PausedNow;
  private readonly breakers: Breakers;
  private readonly running = new Set<Promise<void>>();
  private readonly atWork: AtWork;

  constructor(
    private readonly database: Database,
    private readonly runner: DueCommandRunner,
    private readonly options: WorkerOptions,
    private readonly logger: Logger,
  ) {
    const { parties, limitsOf, pollMs } = options;
    const roomOf = (party: string): number => limitsOf(party).room;
    this.atWork = new AtWork(parties, roomOf, () => {
      this.wake();
    });
    this.releases = new Releases(async (settlements) => {
      this.wakeIn(await release(database, settlements));
    });
    this.paused = new PausedNow(database, pollMs);
    this.breakers = new Breakers(database, limitsOf, logger);
  }

  /** Something may be due. */
  wake(): void {
    this.wakeUp.now();
  }

  /** Works until told to stop, then lets what is running end. */
  async run(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => {
      this.wake();
    });
    while (!signal.aborted) {
      try {
        await this.wakeUp.after(await this.startWhatIsDue());
      } catch (error) {
        this.logger.error({ err: error }, 'worker cannot claim');
        await this.wakeUp.after(this.options.pollMs);
      }
    }
    await Promise.allSettled(this.running);
  }

  /** Returns how long to wait before looking again, in ms, unless woken. */
  private async startWhatIsDue(): Promise<number> {
    const { pollMs, callMs, mayClaim } = this.options;
    if (!mayClaim()) {
      await this.paused.look();
      return pollMs;
    }
    const leaseMs = callMs + Math.min(callMs, UNRENEWED_MS);
    const rooms = this.atWork.rooms();
    const claimed = await claimDue(this.database, { token: randomUUID(), rooms, leaseMs });
    this.atWork.began(claimed, rooms);
    this.paused.saw(claimed.paused);
    const { commands, nextInMs = pollMs } = claimed;
    for (const group of groups(commands)) this.start(group, leaseMs);
    return Math.max(SHORTEST_WAIT_MS, Math.min(nextInMs, pollMs));
  }

  /** What is due later than the next look is found by that. */
  private wakeIn(ms: number | undefined): void {
    if (ms === undefined || ms > this.options.pollMs) return;
    if (ms <= 0) this.wake();
    else
      setTimeout(() => {
        this.wake();
      }, ms).unref();
  }

  private start(group: readonly ClaimedCommand[], leaseMs: number): void {
    const work = this.work(group, leaseMs).finally(() => this.running.delete(work));
    this.running.add(work);
  }

  private async work(group: readonly ClaimedCommand[], leaseMs: number): Promise<void> {
    const lease = new GroupLease(group, leaseMs, this.options.callMs, {
      renew: (claimed) => renewLease(this.database, claimed, leaseMs),
      isPaused: (party) => this.paused.has(party),
    });
    const begun = new Set<ClaimedCommand>();
    const marking: Lease = {
      now: () => lease.now(),
      holdForCall: async (claimed) => {
        await lease.holdForCall(claimed);
        begun.add(claimed);
      },
    };
    const open = new Set(group);
    const released: Promise<void>[] = [];
    const settle: Settle = (claimed, settled, news = []) => {
      if (!open.delete(claimed)) return;
      this.atWork.ended(claimed.party);
      // First what was heard: a command that is free again must not find its own probe in the way.
      released.push(this.heard(claimed, news).then(() => this.release({ claimed, settled })));
    };
    try {
      await this.runner.run(group, marking, settle);
    } catch (error) {
      const { stream, command } = group[0] ?? {};
      this.logger.error({ err: error, stream, command }, 'due command failed');
      // What its calls did is not known, as if the process had died: the claim runs out, and the next one is told of it.
      for (const claimed of open) {
        if (!begun.has(claimed)) continue;
        open.delete(claimed);
        this.atWork.ended(claimed.party);
      }
    }
    for (const claimed of open) settle(claimed, failed(claimed));
    await Promise.all(released);
  }

  private async heard(claimed: ClaimedCommand, news: readonly PartyNews[]): Promise<void> {
    try {
      if (await this.breakers.heard(claimed, news)) this.wake();
    } catch (error) {
      // A probe that nothing was heard of is taken over in time; failures go on, and are heard again.
      this.logger.error({ err: error, party: claimed.party }, 'a breaker could not be moved');
    }
  }

  private async release(settlement: Settlement): Promise<void> {
    try {
      await this.releases.add(settlement);
      this.atWork.released(settlement.claimed.party);
    } catch (error) {
      // The lease runs out by itself; the work is recorded in the stream or is done again.
      this.logger.error({ err: error }, 'claim could not be released');
    }
  }
}

function failed(claimed: ClaimedCommand): Settled {
  const afterMs = backoffMs(FAILED_BACKOFF, claimed.givenBack + 1, Math.random());
  return { kind: 'given-back', afterMs };
}

/** One group for each stream; a command whose claim was lost before stands alone, since it may be what killed its worker. */
function groups(claimed: readonly ClaimedCommand[]): readonly (readonly ClaimedCommand[])[] {
  const alone = claimed.filter(({ lostClaims }) => lostClaims > 0).map((command) => [command]);
  const together = new Map<string, ClaimedCommand[]>();
  for (const command of claimed.filter(({ lostClaims }) => lostClaims === 0)) {
    together.set(command.stream, [...(together.get(command.stream) ?? []), command]);
  }
  return [...alone, ...together.values()];
}
