import type { Claimed } from './due-commands.claims.js';
import type { Rooms } from './party-rooms.js';

/** What ends within this time makes room for one claim, ... */
const TOGETHER_MS = 5;
/** ... and so much of the room is worth one at once: where calls take long, room that stands empty is orders that wait. */
const WORTH_A_CLAIM = 1 / 4;

/**
 * The commands of each party that this process is at. Room that becomes free is worth a claim only where the last one gave all
 * that there was room for: at once when a quarter of it is free, else together with what ends soon.
 */
export class AtWork {
  private readonly counts = new Map<string, number>();
  private full: ReadonlySet<string> = new Set();
  private soon: NodeJS.Timeout | undefined;

  constructor(
    private readonly parties: readonly string[],
    private readonly roomOf: (party: string) => number,
    private readonly claim: () => void,
  ) {}

  /** For how many more there is room. */
  rooms(): Rooms {
    clearTimeout(this.soon);
    this.soon = undefined;
    const names = new Set([...this.parties, ...this.counts.keys()]);
    const free = new Map([...names].map((party) => [party, this.freeOf(party)]));
    return { free, otherwise: this.roomOf('') };
  }

  /** @param rooms what the claim was made with: others have ended since */
  began({ commands, full }: Claimed, rooms: Rooms): void {
    for (const { party } of commands) this.counts.set(party, this.of(party) + 1);
    this.full = new Set(full);
    for (const party of full) {
      const given = commands.filter((command) => command.party === party).length;
      const left = (rooms.free.get(party) ?? rooms.otherwise) - given;
      if (this.freeOf(party) > left) this.offer(party);
    }
  }

  ended(party: string): void {
    const left = this.of(party) - 1;
    if (left === 0) this.counts.delete(party);
    else this.counts.set(party, left);
    this.offer(party);
  }

  /** Who recovers has room only when that is written. */
  released(party: string): void {
    this.offer(party);
  }

  private offer(party: string): void {
    if (!this.full.has(party)) return;
    if (this.freeOf(party) >= WORTH_A_CLAIM * this.roomOf(party)) this.claim();
    else this.soon ??= setTimeout(this.claim, TOGETHER_MS).unref();
  }

  private of(party: string): number {
    return this.counts.get(party) ?? 0;
  }

  private freeOf(party: string): number {
    return Math.max(0, this.roomOf(party) - this.of(party));
  }
}
