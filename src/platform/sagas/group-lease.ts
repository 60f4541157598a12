import { ClaimLost, PartyPaused, type ClaimedCommand, type Lease } from './due-command.js';

/** What a lease asks of the world outside. */
export interface LeaseKeeper {
  renew(claimed: ClaimedCommand): Promise<boolean>;
  isPaused(party: string): boolean;
}

/** The claims of one group. Each is renewed by itself, and only when what is left would not last for a call. */
export class GroupLease implements Lease {
  private readonly startedAt = performance.now();
  private readonly renewedAt = new Map<ClaimedCommand, number>();

  constructor(
    private readonly group: readonly ClaimedCommand[],
    private readonly leaseMs: number,
    private readonly callMs: number,
    private readonly keeper: LeaseKeeper,
  ) {}

  now(): number {
    const claimedAt = this.group[0]?.claimedAt ?? 0;
    return Math.round(claimedAt + performance.now() - this.startedAt);
  }

  async holdForCall(claimed: ClaimedCommand): Promise<void> {
    if (this.keeper.isPaused(claimed.party)) throw new PartyPaused(`${claimed.party} is paused.`);
    const now = performance.now();
    const heldSince = this.renewedAt.get(claimed) ?? this.startedAt;
    if (heldSince + this.leaseMs - now >= this.callMs) return;
    await this.renewOrLose(claimed);
    this.renewedAt.set(claimed, now);
  }

  private async renewOrLose(claimed: ClaimedCommand): Promise<void> {
    let held: boolean;
    try {
      held = await this.keeper.renew(claimed);
    } catch (cause) {
      throw new ClaimLost('Nobody can say whose this command is.', { cause });
    }
    if (!held) throw new ClaimLost('Another worker took this command over.');
  }
}
