import type {
  ClaimedCommand,
  PlannedCommand,
  StreamPlan,
} from '../../../src/platform/sagas/due-command.js';
import type { Settlement } from '../../../src/platform/sagas/due-commands.claims.js';

/** A row of `due_commands`. */
export interface DueRow extends Omit<PlannedCommand, 'dueAt'> {
  readonly stream: string;
  generation: number;
  dueAt: number;
  lease: string | null;
  leaseUntil: number | null;
  claims: number;
  acted: number;
  notBefore: number;
  givenBack: number;
  wakes: number;
  seenWakes: number;
}

const FRESH = {
  ...{ lease: null, leaseUntil: null, claims: 0, acted: -1 },
  ...{ notBefore: 0, givenBack: 0, wakes: 0, seenWakes: 0 },
} as const;

const dueOf = ({ dueAt, notBefore }: DueRow): number => Math.max(dueAt, notBefore);

/**
 * The table of due commands in memory: each method does what the statement of its name does, at once. `due-table.int-spec.ts`
 * compares the two. `lenient`: leases and tokens are not looked at, to see what becomes of that.
 */
export class DueTable {
  private rows: DueRow[] = [];

  constructor(
    private readonly now: () => number,
    private readonly lenient = false,
  ) {}

  all(): readonly DueRow[] {
    return this.rows;
  }

  writePlans(plans: readonly StreamPlan[]): Promise<void> {
    for (const { stream, generation, commands } of plans) {
      for (const command of commands) this.upsert({ stream, generation, ...command });
      this.rows = this.rows.filter((row) => row.stream !== stream || row.generation >= generation);
    }
    return Promise.resolve();
  }

  claimDue(token: string, leaseMs: number): Promise<readonly ClaimedCommand[]> {
    const now = this.now();
    const due = this.rows.filter(
      (row) =>
        dueOf(row) <= now &&
        row.generation >= row.acted &&
        (this.lenient || row.leaseUntil === null || row.leaseUntil < now),
    );
    for (const row of due) {
      row.lease = token;
      row.leaseUntil = now + leaseMs;
      row.claims = this.lenient ? 1 : row.claims + 1;
      row.seenWakes = row.wakes;
    }
    return Promise.resolve(
      due.map(({ stream, party, command, lineIds, generation, claims, givenBack, wakes }) => ({
        ...{ stream, party, command, lineIds, generation, givenBack, wakes, token },
        ...{ lostClaims: claims - 1, claimedAt: now, probes: false },
      })),
    );
  }

  renewLease(claimed: ClaimedCommand, leaseMs: number): Promise<boolean> {
    const row = this.heldBy(claimed);
    if (row) row.leaseUntil = this.now() + leaseMs;
    return Promise.resolve(row !== undefined);
  }

  release(settlements: readonly Settlement[]): Promise<void> {
    for (const { claimed, settled } of settlements) {
      const row = this.heldBy(claimed);
      if (!row) continue;
      [row.lease, row.leaseUntil] = [null, null];
      row.claims = settled.kind === 'acted' ? 0 : row.claims - 1;
      if (settled.kind === 'acted') {
        row.acted = Math.max(row.acted, settled.revision);
        row.givenBack = 0;
        continue;
      }
      row.givenBack += 1;
      if (row.generation !== claimed.generation) continue;
      row.notBefore = row.wakes === claimed.wakes ? this.now() + settled.afterMs : 0;
    }
    return Promise.resolve();
  }

  /** As `wakeDueCommand`. */
  wake(stream: string, party: string): Promise<number | undefined> {
    const row = this.find(stream, party);
    if (!row) return Promise.resolve(undefined);
    row.wakes += 1;
    [row.dueAt, row.notBefore] = [Math.min(row.dueAt, this.now()), 0];
    return Promise.resolve(row.generation);
  }

  /** When the next row may be claimed, held or not; undefined: none ever. */
  nextAt(): number | undefined {
    const times = this.rows
      .filter(({ generation, acted }) => generation >= acted)
      .map((row) => Math.max(dueOf(row), (row.leaseUntil ?? -1) + 1));
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  private upsert(planned: PlannedCommand & Pick<DueRow, 'stream' | 'generation'>): void {
    const row = this.find(planned.stream, planned.party);
    if (!row) {
      this.rows.push({ ...FRESH, ...planned });
      return;
    }
    if (row.generation >= planned.generation) return;
    const dueAt = row.wakes > row.seenWakes ? Math.min(planned.dueAt, this.now()) : planned.dueAt;
    Object.assign(row, planned, { dueAt, notBefore: 0, givenBack: 0 });
  }

  private find(stream: string, party: string): DueRow | undefined {
    return this.rows.find((row) => row.stream === stream && row.party === party);
  }

  private heldBy({ stream, party, token }: ClaimedCommand): DueRow | undefined {
    const row = this.find(stream, party);
    return this.lenient || row?.lease === token ? row : undefined;
  }
}
