import type {
  PlannedCommand,
  Settled,
  StreamPlan,
} from '../../../src/platform/sagas/due-command.js';
import { writePlans } from '../../../src/platform/sagas/due-commands.plan.js';
import { claimDue, type Claimed } from '../../../src/platform/sagas/due-commands.claims.js';
import type { Rooms } from '../../../src/platform/sagas/party-rooms.js';
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

/** So much for each party. */
export const roomFor = (limit: number): Rooms => ({ free: new Map(), otherwise: limit });

/** Claims as a worker of its own. */
export async function claim(db: TestDatabase, limit = 100, leaseMs = LEASE_MS) {
  const { commands } = await claimWith(db, roomFor(limit), leaseMs);
  return commands;
}

export function claimWith(db: TestDatabase, rooms: Rooms, leaseMs = LEASE_MS): Promise<Claimed> {
  return claimDue(db.database, { token: `worker-${(tokens += 1)}`, rooms, leaseMs });
}

/** For how long there is nothing more to claim, once what there is room for is claimed. */
export async function untilNextDue(db: TestDatabase, rooms = roomFor(100)) {
  return (await claimWith(db, rooms)).nextInMs;
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
