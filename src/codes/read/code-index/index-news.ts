/** Says when this process' index has come further. */
export class IndexNews {
  private waiting: (() => void)[] = [];

  publish(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Resolves at the next news, or when there is no patience left. */
  async next(patience: AbortSignal): Promise<void> {
    if (patience.aborted) return;
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      patience.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
    });
  }
}
