import type { SqlEngine } from '../../sql/sql-engine.js';
import { VaultUnavailable } from '../errors.js';
import type { ForgottenSince, KeyStore, Replacement, StoredKey } from '../key-store.js';
import {
  durable,
  findOrAddStatement,
  findStatement,
  forgetStatements,
  forgottenSinceStatement,
  momentStatement,
  pageStatement,
  replaceStatement,
  toStoredKey,
  wrappingKeysStatement,
} from './statements.js';

const PAGE = 500;
const TRIES = 5;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
/** A note that a key was destroyed can become visible this much later than it says. */
const LATE_MS = 60_000;

/** Keys in PostgreSQL, in a schema of their own (`keyVaultMigrations`), shared by all processes. The engine stays the caller's. */
export class SqlKeyStore implements KeyStore {
  constructor(private readonly engine: SqlEngine) {}

  async findOrAdd(
    owners: readonly string[],
    make: (owner: string) => StoredKey,
  ): Promise<ReadonlyMap<string, StoredKey>> {
    const found = new Map<string, StoredKey>();
    // In one order everywhere, or two processes that add the same persons could wait for one another.
    let missing = [...new Set(owners)].sort();
    for (let tries = 1; missing.length > 0; tries += 1) {
      if (tries > TRIES) throw new VaultUnavailable('Keys were added and destroyed all the time.');
      const statement = findOrAddStatement(missing.map(make));
      const [, result] = await this.engine.transaction([durable, statement]);
      for (const row of result?.rows ?? []) {
        const stored = toStoredKey(row);
        if (stored !== undefined) found.set(stored.owner, stored);
      }
      missing = missing.filter((owner) => !found.has(owner));
    }
    return found;
  }

  async find(ids: readonly string[]): Promise<ReadonlyMap<string, StoredKey | 'forgotten'>> {
    const { rows } = await this.engine.query(findStatement(ids));
    return new Map(rows.map((row) => [String(row['id']), toStoredKey(row) ?? 'forgotten']));
  }

  async forget(id: string): Promise<void> {
    await this.engine.transaction(forgetStatements(id));
  }

  async wrappingKeys(): Promise<readonly string[]> {
    const { rows } = await this.engine.query(wrappingKeysStatement);
    return rows.map((row) => String(row['id']));
  }

  async *pages(): AsyncIterable<readonly StoredKey[]> {
    let after = BEFORE_ALL;
    for (;;) {
      const { rows } = await this.engine.query(pageStatement(after, PAGE));
      const page = rows.map(toStoredKey).filter((stored) => stored !== undefined);
      const last = page.at(-1);
      if (last === undefined) return;
      yield page;
      after = last.id;
    }
  }

  async replace(replacements: readonly Replacement[]): Promise<void> {
    await this.engine.transaction([durable, replaceStatement(replacements)]);
  }

  async forgottenSince(moment: number | undefined): Promise<ForgottenSince> {
    const [now, forgotten] = await this.engine.transaction([
      momentStatement,
      ...(moment === undefined ? [] : [forgottenSinceStatement(moment - LATE_MS)]),
    ]);
    return {
      moment: Number(now?.rows[0]?.['moment']),
      ids: (forgotten?.rows ?? []).map((row) => String(row['id'])),
    };
  }

  /** The engine serves others too. */
  close(): Promise<void> {
    return Promise.resolve();
  }
}
