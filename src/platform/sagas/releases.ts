import type { Settlement } from './due-commands.claims.js';

/** Nobody waits for a release, but who is planned anew within so short a time. */
const APART_MS = 50;

/** Writes what ends while the last write is under way, or within 50 ms after it began, as one statement. */
export class Releases {
  private waiting: Settlement[] = [];
  private last: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;
  private notBefore = -Infinity;

  constructor(private readonly write: (settlements: readonly Settlement[]) => Promise<void>) {}

  /** Resolves when it is written. If it cannot be, its lease runs out, which does the same later. */
  add(settlement: Settlement): Promise<void> {
    this.waiting.push(settlement);
    this.last = this.next ??= this.flushAfter(this.last);
    return this.next;
  }

  private async flushAfter(last: Promise<void>): Promise<void> {
    await last.catch(() => undefined);
    // One turn of the loop at least, so that what ends together is written together.
    const wait = this.notBefore - performance.now();
    await new Promise((go) => (wait > 0 ? setTimeout(go, wait) : setImmediate(go)));
    const settlements = this.waiting;
    this.waiting = [];
    this.next = undefined;
    this.notBefore = performance.now() + APART_MS;
    await this.write(settlements);
  }
}
