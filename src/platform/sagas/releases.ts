import type { Settlement } from './due-commands.claims.js';

/** Writes what ends while the last write is under way as one statement. */
export class Releases {
  private waiting: Settlement[] = [];
  private writing: Promise<void> | undefined;

  constructor(private readonly write: (settlements: readonly Settlement[]) => Promise<void>) {}

  /** Resolves when these are written. If they cannot be, their leases run out, which does the same later. */
  async add(settlements: readonly Settlement[]): Promise<void> {
    this.waiting.push(...settlements);
    await this.writing?.catch(() => undefined);
    this.writing ??= this.flush();
    await this.writing;
  }

  private async flush(): Promise<void> {
    // One turn of the loop, so that groups that end together are written together.
    await new Promise((resolve) => setImmediate(resolve));
    const settlements = this.waiting;
    this.waiting = [];
    try {
      if (settlements.length > 0) await this.write(settlements);
    } finally {
      this.writing = undefined;
    }
  }
}
