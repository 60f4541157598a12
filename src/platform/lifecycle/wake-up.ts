/** A sleep that can be ended early; a wake-up that comes before the sleep ends it too. */
export class WakeUp {
  private woken = false;
  private wake: () => void = () => undefined;

  now(): void {
    this.woken = true;
    this.wake();
  }

  async after(ms: number): Promise<void> {
    if (!this.woken && ms > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
    this.wake = () => undefined;
  }
}
