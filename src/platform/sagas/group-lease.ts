import { ClaimLost, type ClaimedCommand, type Lease } from './due-command.js';

/** The claims of one group, held together. They are renewed only when what is left would not last for a call. */
export class GroupLease implements Lease {
  private readonly startedAt = performance.now();
  private renewedAt = this.startedAt;

  constructor(
    private readonly group: readonly ClaimedCommand[],
    private readonly leaseMs: number,
    private readonly callMs: number,
    private readonly renew: (claimed: ClaimedCommand) => Promise<boolean>,
  ) {}

  now(): number {
    const claimedAt = this.group[0]?.claimedAt ?? 0;
    return Math.round(claimedAt + performance.now() - this.startedAt);
  }

  async holdForCall(): Promise<void> {
    const now = performance.now();
    if (this.renewedAt + this.leaseMs - now >= this.callMs) return;
    const held = await Promise.all(this.group.map((claimed) => this.renew(claimed)));
    if (held.includes(false)) throw new ClaimLost('Another worker took this command over.');
    this.renewedAt = now;
  }
}
