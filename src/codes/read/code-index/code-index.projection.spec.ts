import { CODE_KEY, CODES, CodesWorld, HASHES } from '../../../../test/support/codes-world.js';
import { toStatement } from '../../../platform/sql/query.js';
import { HouseKey } from '../../../platform/key-vault/house-key.js';
import { createLogger } from '../../../platform/observability/logger.js';
import { CodeKeys } from '../../code-keys.js';
import { CodeIndexProjection, codeIndexProjection } from './code-index.projection.js';
import { IndexNews } from './index-news.js';

const OTHER = new HouseKey('k2', Buffer.alloc(32, 2));

function projectionWith(keys: CodeKeys, place: 'live' | 'beside' = 'live') {
  const log: string[] = [];
  const destination = { write: (line: string) => void log.push(line) };
  const logger = createLogger({ level: 'error', json: true, destination });
  const news = new IndexNews();
  const { basis } = codeIndexProjection(keys, news, logger);
  return { projection: new CodeIndexProjection(keys, news, logger, place), basis, log };
}

/** All events of codes, after one of three was used and the others were taken back. */
async function events() {
  const world = await new CodesWorld().given();
  await world.redeem();
  await world.revoke();
  return [...world.outside.store.streams].flatMap(([stream, all]) =>
    /^codes?-/.test(stream) ? all : [],
  );
}

describe('the index of codes', () => {
  it('holds hashes and what became of them, and no code', async () => {
    const { projection, log } = projectionWith(new CodeKeys(CODE_KEY));
    const statements = (await projection.handle(await events())).map(toStatement);
    const text = JSON.stringify(statements);
    for (const hash of HASHES) expect(text).toContain(hash);
    for (const code of CODES) expect(text).not.toContain(code);
    expect(text).not.toContain('grace');
    // The codes of the line, then: reserved, redeemed, and two void.
    expect(statements).toHaveLength(5);
    expect(log).toEqual([]);
  });

  it('passes over a line whose key is gone, says so, and is built anew when the key is back', async () => {
    const without = projectionWith(new CodeKeys(OTHER));
    const statements = await without.projection.handle(await events());
    expect(statements).toHaveLength(4);
    expect(without.log).toHaveLength(1);
    expect(without.log[0]).toContain('the key of enrollment codes is not configured');
    const again = projectionWith(new CodeKeys(OTHER, [CODE_KEY]));
    expect(again.basis).not.toBe(without.basis);
    expect(await again.projection.handle(await events())).toHaveLength(5);
  });

  it('built beside the live one, takes along what that one has of a line whose key is gone', async () => {
    const { projection } = projectionWith(new CodeKeys(OTHER), 'beside');
    const [first, ...others] = (await projection.handle(await events())).map(toStatement);
    expect(others).toHaveLength(4);
    expect(first?.sql).toContain('"projections_beside"."enrollment_codes"');
    expect(first?.sql).toContain('from "public"."enrollment_codes"');
    expect(JSON.stringify(first)).not.toContain(HASHES[0]);
  });
});
