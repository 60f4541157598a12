import { SignJWT } from 'jose';
import { AccessTable } from '../../../src/platform/security/access-table.js';
import { issueToken } from '../../../src/platform/security/issue-token.js';
import { bearer, type LittleApp, SECRET, startLittleApp } from './little-app.js';

let little: LittleApp;
beforeAll(async () => {
  little = await startLittleApp();
});
afterAll(() => little.app.close());

async function list(authorization?: string) {
  const answer = await fetch(`${little.url}/parcels`, {
    headers: authorization === undefined ? {} : { authorization },
  });
  const body = (await answer.json()) as { code?: string };
  return { status: answer.status, code: body.code, ask: answer.headers.get('www-authenticate') };
}

describe('the access guard', () => {
  it('asks for a token with 401', async () => {
    expect(await list()).toEqual({ status: 401, code: 'unauthenticated', ask: 'Bearer' });
    expect(await list('Basic b2xnYTpwdw==')).toMatchObject({
      status: 401,
      code: 'unauthenticated',
    });
  });

  it('says what is wrong with a token', async () => {
    const old = await issueToken(
      { sub: 'o', roles: ['admin'], ttlSeconds: -60 },
      SECRET,
      Date.now(),
    );
    expect(await list(`Bearer ${old}`)).toMatchObject({ status: 401, code: 'token-expired' });
    const forged = await issueToken(
      { sub: 'o', roles: ['admin'], ttlSeconds: 60 },
      'x'.repeat(32),
      Date.now(),
    );
    expect(await list(`Bearer ${forged}`)).toEqual({
      status: 401,
      code: 'token-invalid',
      ask: 'Bearer error="invalid_token", error_description="The token is not valid."',
    });
    expect(await list('Bearer nonsense')).toMatchObject({ status: 401, code: 'token-invalid' });
    expect(await list('Bearer eyJhbGciOiJub25lIn0.e30.')).toMatchObject({ status: 401 });
  });

  it('refuses the wrong role with 403, and admits the right ones and admin', async () => {
    expect(await list(await bearer('auditor'))).toMatchObject({ status: 403, code: 'forbidden' });
    expect(await list(await bearer())).toMatchObject({ status: 403 });
    expect((await list(await bearer('auditor', 'operator'))).status).toBe(200);
    expect((await list(await bearer('admin'))).status).toBe(200);
  });

  it('takes the scheme word of Open edX', async () => {
    const token = (await bearer('operator')).replace('Bearer', 'JWT');
    expect((await list(token)).status).toBe(200);
  });

  it('takes tokens without an end, as other issuers make them', async () => {
    const token = await new SignJWT({ sub: 'shop', roles: ['checkout', 'unheard-of'] })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(SECRET));
    expect((await list(`Bearer ${token}`)).status).toBe(200);
  });

  it('opens a route that nobody listed to nobody, and logs the bug', async () => {
    const answer = await fetch(`${little.url}/parcels/not/listed`, {
      headers: { authorization: await bearer('admin') },
    });
    expect(answer.status).toBe(403);
    expect(little.log.some((line) => line.includes('the access table lacks a route'))).toBe(true);
  });

  it('can be compared with the live routes', () => {
    expect(new AccessTable(little.table).compare(little.routes)).toEqual({
      unlisted: ['GET /parcels/not/listed'],
      unused: [],
    });
  });
});
