import type { Settlement } from './due-commands.claims.js';

/** Writes what ends while the last write is under way as one statement. */
export class Releases {
  private waiting: Settlement[] = [];
  private last: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly write: (settlements: readonly Settlement[]) => Promise<void>) {}

  /** Resolves when it is written. If it cannot be, its lease runs out, which does the same later. */
  add(settlement: Settlement): Promise<void> {
    this.waiting.push(settlement);
    this.last = this.next ??= this.flushAfter(this.last);
    return this.next;
  }

  private async flushAfter(last: Promise<void>): Promise<void> {
    await last.catch(() => undefined);
    // One turn of the loop, so that what ends together is written together.
    await new Promise((resolve) => setImmediate(resolve));
    const settlements = this.waiting;
    this.waiting = [];
    this.next = undefined;
    await this.write(settlements);
  }
}
