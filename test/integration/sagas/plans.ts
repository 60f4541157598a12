import type {
  PlannedCommand,
  Settled,
  StreamPlan,
} from '../../../src/platform/sagas/due-command.js';
import { writePlans } from '../../../src/platform/sagas/due-commands.plan.js';
import { claimDue } from '../../../src/platform/sagas/due-commands.claims.js';
import type { TestDatabase } from '../../support/each-database.js';

export function planned(party: string, overrides: Partial<PlannedCommand> = {}): PlannedCommand {
  return { party, command: 'FulfillOrder', lineIds: ['1'], dueAt: 0, ...overrides };
}

export function planOf(
  stream: string,
  generation: number,
  ...commands: readonly PlannedCommand[]
): StreamPlan {
  return { stream, generation, commands };
}

export async function write(db: TestDatabase, ...plans: readonly StreamPlan[]): Promise<void> {
  await db.database.transaction(writePlans(plans));
}

export const LEASE_MS = 20_000;

let tokens = 0;

/** Claims as a worker of its own. */
export function claim(db: TestDatabase, limit = 100, leaseMs = LEASE_MS) {
  const rooms = { free: new Map<string, number>(), otherwise: limit };
  return claimDue(db.database, { token: `worker-${(tokens += 1)}`, rooms, leaseMs });
}

/** What is there of each row: `stream party command lines due generation`. */
export async function plannedRows(db: TestDatabase): Promise<readonly string[]> {
  const rows = await db.sql(
    `select concat_ws(' ', stream, party, command, lines, due_at, generation) as row
     from due_commands order by stream collate "C", party collate "C"`,
  );
  return rows.map(({ row }) => String(row));
}

export async function nowMs(db: TestDatabase): Promise<number> {
  const [row] = await db.sql('select now_ms() as now');
  return Number(row?.['now']);
}

export const acted = (revision: number): Settled => ({ kind: 'acted', revision });
export const givenBack = (afterMs: number): Settled => ({ kind: 'given-back', afterMs });
