/** Below this many appends at a time nobody waits for others. */
const SEVERAL = 4;
const LONGEST_MS = 2;

/**
 * A flush costs the same for one append and for fifty. When the last one had several, the next one waits a moment for as many to come
 * again: who has many in flight gets more of them done, and who has one at a time waits for nobody.
 */
export class Gathering {
  private expected = 0;
  private enough: (() => void) | undefined;

  /** A group was flushed. */
  flushed(appends: number): void {
    this.expected = appends >= SEVERAL ? appends : 0;
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
