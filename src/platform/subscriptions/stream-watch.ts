import { setTimeout as pause } from 'node:timers/promises';
import { woken } from '../lifecycle/woken.js';

/** Whoever was told of an event and did not find it has asked a replica that is behind. */
const REPLICA_MS = 20;

/** What one who watches one stream has to know: whether there may be more of it than was read. For one reader. */
export class StreamWatch {
  private heard = -1;
  private told = -1;
  private inDoubt = false;
  private hasEnded = false;
  private wake: () => void = () => undefined;

  constructor(private readonly closed: (watch: StreamWatch) => void) {}

  /** There will be no news any more. */
  get ended(): boolean {
    return this.hasEnded;
  }

  /** An event was written. */
  hear(revision: number): void {
    this.heard = Math.max(this.heard, revision);
    this.wake();
  }

  /** Events may have been missed. */
  doubt(): void {
    this.inDoubt = true;
    this.wake();
  }

  end(): void {
    this.hasEnded = true;
    this.wake();
  }

  /**
   * True as soon as the stream may have events behind `revision`: read it again. False: `over` came first, or the watch
   * was ended.
   */
  async beyond(revision: number, over: AbortSignal): Promise<boolean> {
    while (!over.aborted && !this.hasEnded) {
      if (this.inDoubt || this.heard > revision) return this.tell(over);
      await woken(over, (wake) => (this.wake = wake));
    }
    return false;
  }

  close(): void {
    this.closed(this);
  }

  private async tell(over: AbortSignal): Promise<boolean> {
    const again = !this.inDoubt && this.told === this.heard;
    if (again) await pause(REPLICA_MS, undefined, { signal: over }).catch(() => undefined);
    this.inDoubt = false;
    this.told = this.heard;
    return !over.aborted;
  }
}
