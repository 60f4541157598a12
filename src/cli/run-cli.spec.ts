import { decodeJwt, jwtVerify } from 'jose';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli.js';

const SECRET = 's'.repeat(32);

async function cli(line: string, env: NodeJS.ProcessEnv = { JWT_SECRET: SECRET }) {
  const said = { out: '', err: '' };
  const code = await runCli(line === '' ? [] : line.split(' '), env, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { code, ...said };
}

describe('makegood token', () => {
  it('may hold it to partners', async () => {
    const { out } = await cli('token --role checkout --user shop --partner edx --partner mit');
    const payload = Buffer.from(out.split('.')[1]!, 'base64url').toString();
    expect(JSON.parse(payload)).toMatchObject({ sub: 'shop', partners: ['edx', 'mit'] });
  });

  it('prints a token that verifies, and nothing else', async () => {
    const { code, out, err } = await cli('token --role operator --user olga');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const { payload } = await jwtVerify(out.trim(), new TextEncoder().encode(SECRET));
    expect(payload).toMatchObject({ sub: 'olga', roles: ['operator'] });
    expect(payload.exp! - payload.iat!).toBe(24 * 3_600);
  });

  it('takes several roles and a time to live', async () => {
    const { out } = await cli('token --role operator,auditor --role checkout --user o --ttl 30d');
    const { roles, exp, iat } = decodeJwt<{ roles: string[] }>(out.trim());
    expect(roles).toEqual(['operator', 'auditor', 'checkout']);
    expect(exp! - iat!).toBe(30 * 86_400);
  });

  it('signs with the secret in DATA_DIR, and makes it if need be', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'makegood-'));
    const { out } = await cli('token --role admin --user root', { DATA_DIR: join(folder, 'data') });
    const secret = readFileSync(join(folder, 'data', 'jwt.secret'), 'utf8').trim();
    await jwtVerify(out.trim(), new TextEncoder().encode(secret));
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['token --user olga', '--role is missing, for example: --role operator'],
    ['token --role operator', '--user is missing, for example: --user olga'],
    ['token --role boss --user olga', 'There is no role "boss". Roles: checkout, operator,'],
    ['token --role admin --user o --ttl soon', '--ttl soon is not a duration up to 366d'],
    ['token --role admin --user o --ttl 400d', '--ttl 400d is not a duration up to 366d'],
    ['token --roles admin', "Unknown option '--roles'"],
    ['tokken', 'There is no command "tokken".'],
  ])('%s is a usage error', async (line, message) => {
    const { code, out, err } = await cli(line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain('--help');
  });

  it('cannot issue what others sign', async () => {
    const env = { JWT_JWKS_URL: 'https://lms.example.com/jwks' };
    const { code, out, err } = await cli('token --role admin --user o', env);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('JWT_JWKS_URL');
  });

  it('says what is wrong with the environment', async () => {
    const { code, err } = await cli('token --role admin --user o', { JWT_SECRET: 'short' });
    expect(code).toBe(78);
    expect(err).toContain('JWT_SECRET must be at least 32 bytes long');
  });

  it.each(['', '--help', 'token --help'])('"%s" explains', async (line) => {
    const { code, out } = await cli(line);
    expect(code).toBe(0);
    expect(out).toContain('Usage: npm run --silent cli --');
  });
});
