/** So many may be waited for at once, and no more: each holds a connection and a place among the requests under way. */
export class Seats {
  private held = 0;

  constructor(private readonly most: number) {}

  get taken(): number {
    return this.held;
  }

  /** Gives the seat back when called; undefined: none is free. */
  take(): (() => void) | undefined {
    if (this.held >= this.most) return undefined;
    this.held += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.held -= 1;
      isHeld = false;
    };
  }
}
