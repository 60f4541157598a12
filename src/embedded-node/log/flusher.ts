import { fdatasync, fdatasyncSync } from 'node:fs';

/** A disk that takes longer must not hold up those who read meanwhile. */
const QUICK_MS = 5;
const WEIGHT = 0.2;

/** Brings a file's bytes to the disk. */
export class Flusher {
  private usualMs = 0;

  constructor(private readonly fd: number) {}

  /** Whether the disk is so quick that this thread may wait for it. */
  get isQuick(): boolean {
    return this.usualMs < QUICK_MS;
  }

  /** In this thread, for one append: handing the wait to another thread and back takes as long again as a quick disk does. */
  flushHere(): void {
    const at = performance.now();
    fdatasyncSync(this.fd);
    this.took(performance.now() - at);
  }

  /** With many, or on a slow disk, this thread has better things to do than to wait. */
  async flushElsewhere(): Promise<void> {
    const at = performance.now();
    await new Promise<void>((resolve, reject) => {
      fdatasync(this.fd, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
    this.took(performance.now() - at);
  }

  private took(ms: number): void {
    this.usualMs += (ms - this.usualMs) * WEIGHT;
  }
}
