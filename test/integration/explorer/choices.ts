/**
 * Every way to choose, one run after the other: a run asks, and is told; the next run is told the same, but for the last choice
 * that has another way. Runs must ask alike as long as they are told alike.
 */
export class Choices {
  private told: { readonly way: number; readonly ways: number }[] = [];
  private asked = 0;

  /** @returns a number below `ways` */
  choose(ways: number): number {
    const known = this.told[this.asked];
    this.asked += 1;
    if (known) {
      if (known.ways !== ways) throw new Error('A run that was told the same asked otherwise.');
      return known.way;
    }
    this.told.push({ way: 0, ways });
    return 0;
  }

  /** What this run was told. */
  get path(): string {
    return this.told.map(({ way }) => way).join('');
  }

  /** For the next run. False: every way was gone. */
  next(): boolean {
    this.asked = 0;
    for (let last = this.told.pop(); last; last = this.told.pop()) {
      if (last.way + 1 < last.ways) {
        this.told.push({ ...last, way: last.way + 1 });
        return true;
      }
    }
    return false;
  }
}
