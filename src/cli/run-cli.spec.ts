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

  it('needs the key of tokens, whatever else the service misses', async () => {
    const env = { NODE_ENV: 'production', JWT_SECRET: SECRET, LMS_TIMEOUT_MS: 'soon' };
    const { code, err } = await cli('token --role operator --user olga', env);
    expect([code, err]).toEqual([0, '']);
    const { JWT_SECRET: _, ...without } = env;
    expect((await cli('token --role operator --user olga', without)).err).toContain('JWT_SECRET');
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
    ['token --roles admin', "unknown option '--roles'"],
    ['tokken', "unknown command 'tokken'"],
    ['orders', 'Say what is to be done.'],
    ['orders show', "missing required argument 'number'"],
    ['orders show A-1 B-1', 'too many arguments'],
    ['orders revoke A-1 1', "required option '--reason <text>' not specified"],
    ['orders settle A-1 1 --outcome lost --reason x', "argument 'lost' is invalid"],
    ['orders list --url http://127.0.0.1:9', '--token is missing'],
    ['orders list --url nowhere --token t', '--url nowhere is no address'],
    ['campaigns start --rate fast --url http://127.0.0.1:9 --token t', '--rate fast is no rate'],
    [
      'campaigns start --expected all --url http://127.0.0.1:9 --token t',
      '--expected all is no whole',
    ],
    ['audit at A-1 --url http://127.0.0.1:9 --token t', 'say either --revision or --time'],
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

  it.each(['', '--help', 'token --help', 'orders retry --help', 'campaigns start --help'])(
    '"%s" explains',
    async (line) => {
      const { code, out } = await cli(line);
      expect(code).toBe(0);
      expect(out).toContain('Usage: npm run --silent cli --');
      if (line.startsWith('-') || line === '') expect(out).toContain('Exit codes: 0 done');
      else expect(out).toContain('Examples:');
    },
  );

  it.each([
    ['orders revoke', 'in the history for ever'],
    ['modules pause', 'in the history for ever'],
    ['parked release', 'in the table operator_acts'],
    ['projections switch', 'in the table operator_acts'],
  ])('"%s --help" says where the reason stands', async (command, where) => {
    const { out } = await cli(`${command} --help`);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(`why; stands ${where}`);
  });
});

describe('a service that is not there', () => {
  it('is said, with where to look', async () => {
    const { code, err } = await cli('stuck --url http://127.0.0.1:9 --token t');
    expect([code, err]).toEqual([
      1,
      'No answer from http://127.0.0.1:9: is the service running?\n',
    ]);
  });

  it('is not found in a folder where none was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'makegood-'));
    const { code, err } = await cli('modules list', { DATA_DIR: folder, JWT_SECRET: SECRET });
    expect(code).toBe(1);
    expect(err).toContain('No service has written where it is');
    rmSync(folder, { recursive: true });
  });
});
