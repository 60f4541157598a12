/** Items between one that brings and one that takes: each waits for the other without losing anything. */
class Basket<T> {
  private items: T[] = [];
  private ended = false;
  private left = false;
  private failure: Error | undefined;
  private arrived: () => void = () => undefined;
  private taken: () => void = () => undefined;
  private filled: () => void = () => undefined;

  constructor(private readonly max: number) {}

  /** Resolves when there is room for more. False: nobody takes any more. */
  async put(item: T): Promise<boolean> {
    this.items.push(item);
    this.arrived();
    if (this.isFull && !this.left) {
      this.filled();
      await new Promise<void>((resolve) => (this.taken = resolve));
    }
    return !this.left;
  }

  leave(): void {
    this.left = true;
    this.taken();
  }

  end(failure?: Error): void {
    this.ended = true;
    this.failure = failure;
    this.arrived();
    this.filled();
  }

  /** Resolves when there is no room for more, nothing more comes, or after so long. */
  async fills(withinMs: number): Promise<void> {
    if (withinMs <= 0 || this.isFull || this.ended) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.filled = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private get isFull(): boolean {
    return this.items.length >= this.max;
  }

  /** Everything that is here, at least one item; undefined at the end. */
  async take(): Promise<readonly T[] | undefined> {
    if (this.items.length === 0 && !this.ended) {
      await new Promise<void>((resolve) => (this.arrived = resolve));
    }
    const items = this.items;
    this.items = [];
    this.taken();
    if (items.length > 0) return items;
    if (this.failure) throw this.failure;
    return undefined;
  }
}

async function pour<T>(source: AsyncIterable<T>, basket: Basket<T>): Promise<void> {
  for await (const item of source) if (!(await basket.put(item))) return;
}

/**
 * What arrives while the caller is busy comes as one batch: under load the batches grow by themselves up to `max`; then the
 * source waits. What comes alone is handed on at once; full ones too. Others come at least `apartMs` apart. A caller that stops early ends a source that waits for
 * room; one that has nothing to bring must be stopped by the caller itself.
 */
export async function* inBatches<T>(
  source: AsyncIterable<T>,
  max: number,
  apartMs = 0,
): AsyncIterable<readonly T[]> {
  const basket = new Basket<T>(max);
  void pour(source, basket).then(
    () => {
      basket.end();
    },
    (error: unknown) => {
      basket.end(error instanceof Error ? error : new Error(String(error)));
    },
  );
  try {
    for (let batch = await basket.take(); batch; batch = await basket.take()) {
      const next = performance.now() + apartMs;
      yield batch;
      await basket.fills(next - performance.now());
    }
  } finally {
    basket.leave();
  }
}
