export interface Ear {
  readonly heard: Promise<void>;
  readonly stop: () => void;
}

/** Wakes those who wait for something new. A ring between looking and waiting is not lost: the ear is bought first. */
export class Bell {
  private readonly waiting = new Map<string, Set<() => void>>();

  ring(topic: string): void {
    const ears = this.waiting.get(topic);
    if (ears === undefined) return;
    this.waiting.delete(topic);
    for (const wake of ears) wake();
  }

  /** Call before looking; await when there was nothing to see. */
  listen(topic: string, signal: AbortSignal): Ear {
    let stop: () => void = () => undefined;
    const heard = new Promise<void>((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        const ears = this.waiting.get(topic);
        ears?.delete(wake);
        if (ears?.size === 0) this.waiting.delete(topic);
        resolve();
      };
      stop = wake;
      const ears = this.waiting.get(topic) ?? new Set();
      this.waiting.set(topic, ears.add(wake));
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
    });
    return { heard, stop };
  }
}
