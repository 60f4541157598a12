import { SqlError, SqlUnavailable } from '../platform/sql/sql-errors.js';
import { databaseError } from './database-error.js';
import { StartError, withoutSecrets } from './start-error.js';

const URL_ = 'postgres://mark:hunter2@db.example.com:5432/makegood?sslmode=require';

function said(error: unknown): string {
  const explained = databaseError(error, URL_);
  if (!(explained instanceof StartError)) throw new Error('It was not explained.');
  return explained.message;
}

/** As Node makes it: with the whole address in it. */
function invalidUrl(address: string): unknown {
  try {
    return new URL(address);
  } catch (error) {
    return error;
  }
}

describe('a database that cannot be used', () => {
  it.each([
    [new SqlUnavailable('connect ECONNREFUSED 127.0.0.1:5432', 'no'), 'ECONNREFUSED'],
    [
      new SqlError('password authentication failed for user "mark"', '28P01', {}, 'connect'),
      'mark',
    ],
    [new SqlError('database "makegood" does not exist', '3D000'), 'does not exist'],
    [new SqlError('permission denied for schema public', '42501', {}, 'create table x'), 'denied'],
  ])('is named with what is wrong and an example: %s', (error, reason) => {
    const message = said(error);
    expect(message).toContain('DATABASE_URL postgres://db.example.com:5432/makegood ');
    expect(message).toContain(reason);
    expect(message).toContain('Example: DATABASE_URL=');
    expect(message).not.toMatch(/hunter2|\(in: /);
  });

  it('whose address cannot be read is not quoted, nor kept: it holds a password', () => {
    const error = invalidUrl('postgres://mark:hunter2#@db/x');
    expect(error).toHaveProperty('input');
    const explained = databaseError(error, URL_);
    expect(explained).toBeInstanceOf(StartError);
    expect(explained).not.toHaveProperty('cause');
    expect(said(error)).not.toContain('hunter2');
  });

  it.each([new SqlError('syntax error', '42601'), new Error('a bug'), new TypeError('a bug'), 'x'])(
    'is not to blame for %s',
    (error) => {
      expect(databaseError(error, URL_)).toBe(error);
    },
  );
});

describe('an address for people', () => {
  it.each([
    [URL_, 'postgres://db.example.com:5432/makegood'],
    ['postgres://mark:p@ss@w@db/x', 'postgres://db/x'],
    ['postgres://mark:pa/ss@db/x', 'postgres://db/x'],
    ['esdb://a:1,b:2?tls=false', 'esdb://a:1,b:2'],
    ['postgres://db/x?password=hunter2', 'postgres://db/x'],
    ['postgres://mark:what?@db/x', 'postgres://mark:what'],
  ])('%s is %s', (address, shown) => {
    expect(withoutSecrets(address)).toBe(shown);
  });
});
