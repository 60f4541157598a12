import { PostgresWakes } from '../../../src/platform/sql/postgres/postgres-wakes.js';
import { Database } from '../../../src/platform/sql/database.js';
import type { PostgresEngine } from '../../../src/platform/sql/postgres/postgres-engine.js';
import { ScratchPostgres } from '../../contract/sql/scratch-postgres.js';
import { eventually } from '../../support/eventually.js';

const server = process.env['TEST_DATABASE_URL'];

if (server === undefined) {
  describe.skip('wakes', () => {
    it('needs TEST_DATABASE_URL: node scripts/with-postgres.mjs npm test', () => undefined);
  });
} else {
  describe('wakes', () => {
    let scratch: ScratchPostgres;
    let engine: PostgresEngine;
    beforeAll(async () => {
      scratch = await ScratchPostgres.create(server);
      engine = scratch.engine();
    });
    afterAll(async () => {
      await engine.close();
      await scratch.drop();
    });

    it('are heard by whoever else listens, also after the connection was lost', async () => {
      const wakes = new PostgresWakes(scratch.url);
      const announce = (by: PostgresWakes) => new Database(engine).transaction(by.announcement);
      const over = new AbortController();
      let heard = 0;
      const listening = wakes.listen(() => (heard += 1), over.signal);
      const heardMore = async (than: number) =>
        eventually(
          () => heard,
          (seen) => seen > than,
        );
      await heardMore(0); // it listens now
      await announce(wakes);
      await announce(new PostgresWakes(scratch.url));
      await heardMore(1);
      expect(heard).toBe(2); // the first of the two is its own
      const before = heard;
      await scratch.cutConnections();
      await heardMore(before); // again, since it may have missed one
      over.abort();
      await listening;
    });
  });
}
