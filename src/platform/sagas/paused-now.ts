import type { Database } from '../sql/database.js';
import { pausedParties } from './paused-parties.js';

/** Who is paused, as this process looked last: for those at work, who are to stop between two calls. */
export class PausedNow {
  private paused: ReadonlySet<string> = new Set();
  private lookedAt = -Infinity;

  /** @param maxAgeMs what was seen counts for so long */
  constructor(
    private readonly database: Database,
    private readonly maxAgeMs: number,
  ) {}

  has(party: string): boolean {
    return this.paused.has(party);
  }

  async look(): Promise<void> {
    const now = performance.now();
    if (now - this.lookedAt < this.maxAgeMs) return;
    this.saw((await pausedParties(this.database)).map(({ party }) => party));
  }

  /** These are paused, as somebody has just found out. */
  saw(parties: readonly string[]): void {
    this.paused = new Set(parties);
    this.lookedAt = performance.now();
  }
}
