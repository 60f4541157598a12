import { fdatasync, fdatasyncSync } from 'node:fs';

/** A disk that takes longer must not hold up those who read meanwhile. */
const QUICK_MS = 5;
const WEIGHT = 0.2;

/**
 * Brings a file's bytes to the disk. For one append alone it does so in this thread: handing the wait to another one and back takes as
 * long again as a quick disk does. With many, or on a slow disk, this thread has better things to do than to wait.
 */
export class Flusher {
  private usualMs = 0;

  constructor(private readonly fd: number) {}

  async flush(isAlone: boolean): Promise<void> {
    const at = performance.now();
    if (isAlone && this.usualMs < QUICK_MS) fdatasyncSync(this.fd);
    else await this.elsewhere();
    this.usualMs += (performance.now() - at - this.usualMs) * WEIGHT;
  }

  private elsewhere(): Promise<void> {
    return new Promise((resolve, reject) => {
      fdatasync(this.fd, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }
}
