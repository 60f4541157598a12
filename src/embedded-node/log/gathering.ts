/** Below this many appends at a time nobody waits for others. */
const SEVERAL = 4;
const LONGEST_MS = 2;

/**
 * A flush costs the same for one append and for fifty. When the last one had several, the next one waits a moment for as many to come
 * again: who has many in flight gets more of them done, and who has one at a time waits for nobody.
 */
export class Gathering {
  private expected = 0;
  private latest = 1;
  private isNewTurn = true;
  private enough: (() => void) | undefined;

  /** A group was flushed. */
  flushed(appends: number): void {
    this.latest = appends;
    this.expected = appends >= SEVERAL ? appends : 0;
  }

  /**
   * Whether an append need not wait until this turn of the event loop is over for others to come: the last one had no company, and
   * this is the first of its turn. Its answer then leaves with this turn instead of the next but one.
   */
  isAlone(): boolean {
    if (this.latest > 1 || !this.isNewTurn) return false;
    this.isNewTurn = false;
    setImmediate(() => (this.isNewTurn = true));
    return true;
  }

  /** An append has come; so many wait for the next flush. */
  came(waiting: number): void {
    if (waiting >= this.expected) this.enough?.();
  }

  /** Before the next flush. */
  async gather(waiting: number): Promise<void> {
    if (waiting >= this.expected) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LONGEST_MS);
      this.enough = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.enough = undefined;
  }
}
