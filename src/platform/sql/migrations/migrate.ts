import { createHash } from 'node:crypto';
import { encodeParameter } from '../parameter.js';
import type { SqlEngine, Statement } from '../sql-engine.js';
import { SqlError } from '../sql-errors.js';
import type { Migration } from './migration.js';

// Two processes that start at once take turns (on the embedded engine there is nobody else). The number is arbitrary.
const takeTurns: Statement = {
  sql: 'select pg_advisory_xact_lock(7320190401)',
  parameters: [],
};

const createJournal: Statement = {
  sql: `create table if not exists makegood_migrations (
    name text primary key,
    checksum text not null,
    applied_at bigint not null default floor(extract(epoch from clock_timestamp()) * 1000)::bigint
  )`,
  parameters: [],
};

/** Runs what has not run yet, in the order of the list, each in a transaction of its own. Returns the names of those it ran. */
export async function migrate(
  engine: SqlEngine,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  refuseDuplicates(migrations);
  const applied = await readJournal(engine);
  const ran: string[] = [];
  for (const migration of migrations) {
    const steps = migration.statements.map(toStatement);
    const checksum = checksumOf(migration);
    const before = applied.get(migration.name);
    if (before === undefined) {
      if (await apply(engine, migration.name, checksum, steps)) ran.push(migration.name);
    } else if (before !== checksum) {
      throw new Error(`Migration ${migration.name} was changed after it ran; add a new one.`);
    }
  }
  return ran;
}

async function apply(
  engine: SqlEngine,
  name: string,
  checksum: string,
  steps: readonly Statement[],
): Promise<boolean> {
  const record: Statement = {
    sql: 'insert into makegood_migrations (name, checksum) values ($1, $2)',
    parameters: [name, checksum],
  };
  try {
    await engine.transaction([takeTurns, record, ...steps]);
    return true;
  } catch (error) {
    if (isAppliedByAnother(error)) return false;
    throw new Error(`Migration ${name} failed.`, { cause: error });
  }
}

function isAppliedByAnother(error: unknown): boolean {
  return (
    error instanceof SqlError &&
    error.code === '23505' &&
    error.details.table === 'makegood_migrations'
  );
}

async function readJournal(engine: SqlEngine): Promise<Map<string, string>> {
  const [, , journal] = await engine.transaction([
    takeTurns,
    createJournal,
    { sql: 'select name, checksum from makegood_migrations', parameters: [] },
  ]);
  return new Map(
    (journal?.rows ?? []).map((row) => [String(row['name']), String(row['checksum'])]),
  );
}

function toStatement(step: Migration['statements'][number]): Statement {
  if (typeof step === 'string') return { sql: step, parameters: [] };
  const { sql, parameters } = step.compile();
  return { sql, parameters };
}

/** Tells two migrations apart that are called the same. */
export function checksumOf({ statements }: Migration): string {
  const hash = createHash('sha256');
  for (const { sql, parameters } of statements.map(toStatement))
    hash.update(JSON.stringify([sql, parameters.map(encodeParameter)]));
  return hash.digest('hex');
}

function refuseDuplicates(migrations: readonly Migration[]): void {
  const names = migrations.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`Two migrations are called ${twice}.`);
}
