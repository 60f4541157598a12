const GENERATION = 65_536;

/**
 * Where recently written event ids lie, for appends that expect "any" revision. The first record with an id is the one that is
 * found. Bounded: EventStoreDB forgets old ids too, but ours come back after a restart as far as the log is checked at start.
 */
export class RecentIds {
  private young = new Map<string, number>();
  private old = new Map<string, number>();
  private underWay = new Map<string, number>();

  find(id: string): number | undefined {
    return this.underWay.get(id) ?? this.young.get(id) ?? this.old.get(id);
  }

  expect(id: string, position: number): void {
    if (this.find(id) === undefined) this.underWay.set(id, position);
  }

  forgetUnderWay(): void {
    this.underWay.clear();
  }

  add(id: string, position: number): void {
    if (this.underWay.get(id) === position) this.underWay.delete(id);
    if (this.young.has(id) || this.old.has(id)) return;
    if (this.young.size >= GENERATION) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(id, position);
  }
}
