import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';

/** What is still running then is left where it is: everything here survives being killed. */
const PATIENCE_MS = 1_500;

/** Work that goes on from the start of the application until its end. */
export class BackgroundTask implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private task: Promise<void> = Promise.resolve();

  constructor(private readonly run: (signal: AbortSignal) => Promise<void>) {}

  onApplicationBootstrap(): void {
    this.task = this.run(this.stop.signal);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.task, patience]);
    clearTimeout(timer);
  }
}
