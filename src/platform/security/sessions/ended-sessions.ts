const MOST = 10_000;

/** Sessions that were signed out of, until they would have ended by themselves. Bounded; the oldest goes first. */
export class EndedSessions {
  private readonly ends = new Map<string, number>();

  add(id: string, endsAt: number, now: number): void {
    for (const [ended, at] of this.ends) if (at <= now) this.ends.delete(ended);
    this.ends.set(id, endsAt);
    const oldest = this.ends.keys().next().value;
    if (this.ends.size > MOST && oldest !== undefined) this.ends.delete(oldest);
  }

  has(id: string): boolean {
    return this.ends.has(id);
  }
}
