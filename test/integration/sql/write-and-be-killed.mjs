// Writes until somebody kills it; says so after the first hundred rows.
import { PgliteEngine } from '../../../dist/platform/sql/pglite/pglite-engine.js';

const { engine } = await PgliteEngine.open(process.argv[2], (error) => {
  throw error;
});
await engine.query({ sql: 'create table written (n int primary key)', parameters: [] });
for (let n = 1; ; n++) {
  await engine.transaction([{ sql: 'insert into written values ($1)', parameters: [n] }]);
  if (n === 100) process.stdout.write('a hundred\n');
}
