import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PostgresEngine } from '../../../src/platform/sql/postgres/postgres-engine.js';

/** A database of its own on the server that TEST_DATABASE_URL names. */
export class ScratchPostgres {
  readonly #name = `makegood_test_${randomUUID().replaceAll('-', '')}`;
  readonly url: string;

  constructor(private readonly server: string) {
    const url = new URL(server);
    url.pathname = `/${this.#name}`;
    this.url = url.href;
  }

  static async create(server: string): Promise<ScratchPostgres> {
    const scratch = new ScratchPostgres(server);
    await scratch.administer(`create database ${scratch.#name}`);
    return scratch;
  }

  engine(): PostgresEngine {
    return new PostgresEngine({ url: this.url });
  }

  /** The sessions of everybody else in this database end, as when the server restarts. */
  async cutConnections(): Promise<void> {
    await this.administer(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${this.#name}'`,
    );
  }

  async drop(): Promise<void> {
    await this.administer(`drop database ${this.#name} with (force)`);
  }

  async administer(sql: string): Promise<void> {
    const client = new pg.Client(this.server);
    await client.connect();
    await client.query(sql);
    await client.end();
  }
}
