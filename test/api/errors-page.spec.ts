import { check, resolveConfig } from 'prettier';
import { errorsPage } from '../../src/api/errors-page.js';
import { expectUpToDate } from '../support/generated-file.js';

describe('docs/errors.md', () => {
  it('is made of the tables in the code', () => {
    expectUpToDate('docs/errors.md', errorsPage());
  });

  it('is laid out as every page here', async () => {
    const options = { ...(await resolveConfig('docs/errors.md')), filepath: 'errors.md' };
    expect(await check(errorsPage(), options)).toBe(true);
  });
});
