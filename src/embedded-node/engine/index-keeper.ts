import type { StreamIndex } from '../index/stream-index.js';
import type { StreamStates } from '../index/stream-states.js';

const MANY = 4096;
const FAR_BYTES = 8 * 1024 * 1024;
const SOON_MS = 5000;
const MANY_AT_START = 20_000;

/** Brings the index up to date behind the writing: when much has been written, or a little a while ago. */
export class IndexKeeper {
  private writing: Promise<void> | undefined;
  private soon: NodeJS.Timeout | undefined;
  private isResting = false;
  private durableEnd = 0;

  constructor(
    private readonly index: StreamIndex,
    private readonly states: StreamStates,
  ) {}

  /** At start, while nobody waits for anything else. */
  caughtUp(end: number): void {
    if (this.states.waiting < MANY_AT_START) return;
    this.index.writeNow(this.states.takeChanges(), end);
    this.states.left();
  }

  wrote(durableEnd: number): void {
    this.durableEnd = durableEnd;
    if (this.writing !== undefined) return;
    const isMuch = this.states.waiting >= MANY || durableEnd - this.index.indexedTo >= FAR_BYTES;
    if (isMuch && !this.isResting) this.write();
    else this.soon ??= this.writeSoon();
  }

  private writeSoon(): NodeJS.Timeout {
    return setTimeout(() => {
      this.isResting = false;
      this.write();
    }, SOON_MS).unref();
  }

  async finish(durableEnd: number): Promise<void> {
    clearTimeout(this.soon);
    await this.writing;
    this.durableEnd = durableEnd;
    this.write();
    await this.writing;
    clearTimeout(this.soon);
  }

  private write(): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    if (this.writing !== undefined || this.states.waiting === 0) return;
    const indexedTo = this.durableEnd;
    this.writing = this.index
      .write(this.states.takeChanges(), indexedTo)
      .then(
        () => {
          this.states.left();
        },
        // No room, most likely. The log has everything; the index is told again a while later.
        () => {
          this.states.giveBack();
          this.isResting = true;
        },
      )
      .finally(() => {
        this.writing = undefined;
      });
  }
}
