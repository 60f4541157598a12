const FREE_TRIES = 5;
const WAIT_MS = 30_000;
const FORGET_MS = 15 * 60_000;
const MOST_NAMES = 1_000;

interface Record {
  readonly failed: number;
  readonly lastAt: number;
}

/** How often a name may be tried: five times at once, then once every 30 s. Names that nobody has count too. */
export class Tries {
  private readonly records = new Map<string, Record>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Milliseconds to wait before the next try; 0: none. */
  waitFor(name: string): number {
    const record = this.records.get(key(name));
    if (!record || record.failed < FREE_TRIES) return 0;
    return Math.max(0, record.lastAt + WAIT_MS - this.now());
  }

  failed(name: string): void {
    const known = this.records.get(key(name));
    const goesOn = known && this.now() - known.lastAt < FORGET_MS;
    this.records.delete(key(name));
    this.records.set(key(name), { failed: (goesOn ? known.failed : 0) + 1, lastAt: this.now() });
    const oldest = this.records.keys().next().value;
    if (this.records.size > MOST_NAMES && oldest !== undefined) this.records.delete(oldest);
  }

  succeeded(name: string): void {
    this.records.delete(key(name));
  }
}

function key(name: string): string {
  return name.slice(0, 64).toLowerCase();
}
