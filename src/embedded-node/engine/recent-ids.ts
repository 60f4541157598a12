import { IdTable } from './id-table.js';

const GENERATION = 65_536;

/**
 * Where recently written event ids lie, for appends that expect "any" revision. The first record with an id is the one that is
 * found. Bounded: EventStoreDB forgets old ids too, but ours come back after a restart as far as the log is checked at start.
 */
export class RecentIds {
  private young = new IdTable(GENERATION);
  private old = new IdTable(GENERATION);
  private readonly underWay = new Map<string, number>();
  private readonly bytes = Buffer.alloc(16);

  find(id: string): number | undefined {
    const known = this.underWay.get(id);
    if (known !== undefined) return known;
    this.bytes.write(id.replaceAll('-', ''), 'hex');
    return this.written(this.bytes);
  }

  expect(id: string, position: number): void {
    if (this.find(id) === undefined) this.underWay.set(id, position);
  }

  forgetUnderWay(): void {
    this.underWay.clear();
  }

  add(record: { readonly id: string; readonly idBytes: Buffer; readonly position: number }): void {
    if (this.underWay.size > 0 && this.underWay.get(record.id) === record.position)
      this.underWay.delete(record.id);
    if (this.written(record.idBytes) !== undefined) return;
    if (this.young.size >= GENERATION) {
      [this.old, this.young] = [this.young, this.old];
      this.young.clear();
    }
    this.young.set(record.idBytes, record.position);
  }

  private written(id: Buffer): number | undefined {
    return this.young.get(id) || this.old.get(id) || undefined;
  }
}
