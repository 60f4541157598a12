import { describeSqlEngine } from '../../contract/sql/sql-engine.contract.js';
import { describeMigrations } from '../../contract/sql/sql-migrations.contract.js';
import { freshPgliteFolder } from '../../contract/sql/pglite-template.js';
import { PgliteHost } from '../../../src/platform/sql/pglite/pglite-host.js';

const open = async () => (await PgliteHost.open(await freshPgliteFolder())).engine;

describe('PGlite', () => {
  describeSqlEngine(open);
});

describe('PGlite: migrations', () => {
  describeMigrations(open);
});
