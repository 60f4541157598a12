import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { codeHash } from '../../../src/codes/code.js';
import { CodeCommands } from '../../../src/codes/redemption/code-commands.js';
import { codeStream } from '../../../src/codes/redemption/code-state.js';
import { decideReserve } from '../../../src/codes/redemption/decide.js';
import { redemptionNumber } from '../../../src/codes/redemption/redemption-order.js';
import { orderStream } from '../../../src/order/order-stream.js';
import { queryBuilder } from '../../../src/platform/sql/query-builder.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { seat } from '../../support/order-fixtures.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import {
  API_KEY,
  bearer,
  speakAs,
  startCheckoutApp,
  type CheckoutApp,
} from '../checkout/checkout-app.js';

const COURSE = 'course-v1:edX+DemoX+2026';
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;

let app: CheckoutApp;
let lms: SandboxLmsClient;
let operator: ReturnType<typeof speakAs>;
beforeAll(async () => {
  app = await startCheckoutApp();
  lms = new SandboxLmsClient(app.lmsUrl, API_KEY);
  operator = speakAs(app, 'olga', 'operator');
});
afterAll(() => app.stop());

const learner = (name: string) => speakAs(app, name, 'learner');
const use = (name: string, code: string, headers = {}) =>
  learner(name)('POST', `/v1/codes/${code}/redemptions`, { headers });
const pathOf = (number: string) => `/v1/orders/${number}/lines/1/codes`;

async function ordered(number: string, quantity: number): Promise<void> {
  const line = seat({
    ...{ productType: 'Enrollment Code', quantity, unitPrice: '10.00', sku: 'C0DES' },
    attributes: { courseKey: COURSE, seatType: 'verified' },
  });
  const amount = `${quantity * 10}.00`;
  const body = orderRequest(number, {
    user: { username: 'buyer', email: 'buyer@example.com' },
    basket: { id: `B-${number}`, lines: [line] },
    orderTotal: amount,
    payment: { processor: 'captured', reference: `ch-${number}`, amount },
  });
  expect((await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', { body })).status).toBe(201);
}

const line = async (number: string) => {
  const { body } = await operator('GET', `/v1/orders/${number}`);
  return (body['lines'] as Record<string, unknown>[] | undefined)?.[0];
};
const becomes = (number: string, status: string) =>
  eventually(
    () => line(number),
    (now) => now?.['status'] === status,
  );

/** All that SQL knows of codes, as text. */
const ALL_ROWS = sql<{ text: string }>`
  select e::text as text from enrollment_codes e`.compile(queryBuilder<object>());

type Told = { code: string; status: string; order?: string };
const told = async (number: string): Promise<readonly Told[]> =>
  (await learner('buyer')('GET', pathOf(number))).body['codes'] as readonly Told[];

/** An order of so many codes, made good. */
async function codesOf(number: string, quantity: number): Promise<readonly string[]> {
  await ordered(number, quantity);
  await becomes(number, 'Complete');
  return (await told(number)).map(({ code }) => code);
}

describe('the codes of a line', () => {
  it('are told to their buyer and to operators, always the same', async () => {
    const codes = await codesOf('CODES-1', 3);
    expect(codes.filter((code) => CODE.test(code))).toHaveLength(3);
    expect(new Set(codes).size).toBe(3);
    const again = await operator('GET', pathOf('codes-1'));
    expect(again).toMatchObject({
      status: 200,
      body: {
        ...{ orderNumber: 'CODES-1', lineId: '1' },
        codes: codes.map((code) => ({ code, status: 'unused' })),
      },
    });
    expect(again.headers.get('cache-control')).toBe('no-store');
    const { body } = await operator('GET', '/v1/orders/CODES-1/history');
    const fulfilled = (body['events'] as { type: string; data: object }[]).at(-1);
    expect(fulfilled).toMatchObject({
      type: 'LineFulfilled',
      data: { module: 'enrollment-code', receipt: { codes: 3 } },
    });
  });

  it('are told to nobody else', async () => {
    await codesOf('CODES-2', 1);
    expect(await learner('mallory')('GET', pathOf('CODES-2'))).toMatchObject({
      ...{ status: 404, body: { code: 'order-not-found' } },
    });
    // Who may see the order by another role may not see its codes.
    const both = speakAs(app, 'mallory', 'learner', 'checkout', 'auditor');
    expect((await both('GET', pathOf('CODES-2'))).status).toBe(404);
    for (const role of ['checkout', 'auditor'] as const) {
      expect((await speakAs(app, 'mallory', role)('GET', pathOf('CODES-2'))).status).toBe(403);
    }
  });

  it('come as CSV to who asks for it', async () => {
    const codes = await codesOf('CODES-3', 2);
    const response = await fetch(app.url + pathOf('CODES-3'), {
      headers: { accept: 'text/csv', authorization: await bearer('buyer', 'learner') },
    });
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [header, ...lines] = (await response.text()).split('\r\n');
    expect(header).toBe('code,status,expiresAt,order');
    expect(lines.map((text) => text.split(',').slice(0, 2).join())).toEqual([
      ...codes.map((code) => `${code},unused`),
      '',
    ]);
  });

  it('are not there for other lines', async () => {
    await speakAs(app, 'shop', 'checkout')('POST', '/v1/orders', { body: orderRequest('SEAT-1') });
    const ask = (path: string) => operator('GET', path);
    expect((await ask(pathOf('SEAT-1'))).body['code']).toBe('line-without-codes');
    expect((await ask('/v1/orders/SEAT-1/lines/7/codes')).body['code']).toBe('line-not-found');
    expect((await ask(pathOf('NOWHERE'))).body['code']).toBe('order-not-found');
  });
});

describe('using a code', () => {
  it('enrolls the learner, once, and nobody after them', async () => {
    const [code = '', other = ''] = await codesOf('USE-1', 2);
    const typed = `${code.slice(0, 8)}-${code.slice(8)}`.toLowerCase();
    const used = await use('grace', typed, { 'idempotency-key': 'k1' });
    const number = redemptionNumber(codeHash(code));
    expect(used).toMatchObject({ status: 201, body: { orderNumber: number, orderTotal: '0.00' } });
    expect(used.headers.get('location')).toBe(`/v1/orders/${number}`);
    await becomes(number, 'Complete');
    expect(await lms.enrollment('grace', COURSE)).toMatchObject({
      ...{ mode: 'verified', is_active: true },
    });
    expect(await use('grace', typed, { 'idempotency-key': 'k1' })).toMatchObject({
      ...{ status: 201, body: { orderNumber: number } },
    });
    const byOther = await use('mallory', code);
    expect(byOther).toMatchObject({ status: 409, body: { code: 'code-used' } });
    expect(byOther.body['detail']).not.toContain('CODE-');
    const bySame = await use('grace', code);
    expect(bySame).toMatchObject({ status: 409, body: { code: 'code-used' } });
    expect(bySame.body['detail']).toContain(number);
    expect(await lms.appliedCalls('grace')).toBe(1);
    expect(await lms.appliedCalls('mallory')).toBe(0);
    const shown = await eventually(
      () => told('USE-1'),
      (all) => all.some(({ status }) => status === 'used'),
    );
    expect(shown).toEqual([
      { code, status: 'used', order: number },
      { code: other, status: 'unused' },
    ]);
    // Their own order, which they may see and others not.
    expect((await learner('grace')('GET', `/v1/orders/${number}`)).status).toBe(200);
    expect((await learner('mallory')('GET', `/v1/orders/${number}`)).status).toBe(404);
  });

  it('is one learner’s of twenty who try at once', async () => {
    const [code = ''] = await codesOf('RACE-1', 1);
    const names = Array.from({ length: 20 }, (_, i) => `racer-${i}`);
    const answers = await Promise.all(names.map((name) => use(name, code)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    await becomes(redemptionNumber(codeHash(code)), 'Complete');
    const applied = await Promise.all(names.map((name) => lms.appliedCalls(name)));
    expect(applied.reduce((sum, one) => sum + one, 0)).toBe(1);
  });

  it('is one success of twenty requests of the same learner', async () => {
    const [code = ''] = await codesOf('RACE-2', 1);
    const tries = Array.from({ length: 20 }, () => use('hasty', code));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(19);
    await becomes(redemptionNumber(codeHash(code)), 'Complete');
    expect(await lms.appliedCalls('hasty')).toBe(1);
  });

  it('goes on without the request that was cut off', async () => {
    const [code = ''] = await codesOf('CUT-1', 1);
    const stream = codeStream(codeHash(code));
    const redemption = redemptionNumber(codeHash(code));
    const id = randomUUID();
    // As a process leaves it that is killed after the code is reserved.
    await app.part(CodeCommands).execute({
      stream,
      context: {
        ...{ commandId: id, correlationId: id, causationId: id, now: Date.now() - 10_000 },
        actor: { kind: 'user', id },
      },
      decide: ({ state }) =>
        decideReserve(state, {
          ...{ orderNumber: 'CUT-1', lineId: '1', redemption },
          learner: { username: 'cut-off' },
        }),
    });
    await becomes(redemption, 'Complete');
    expect(await lms.appliedCalls('cut-off')).toBe(1);
    await eventually(
      async () => (await app.store.read(stream)).map(({ type }) => type),
      (types) => types.join() === 'CodeReserved,CodeRedeemed',
    );
  });

  it.each(['0000000000000000', 'short', 'K3V0P8W2QZ5M1TFU', 'x'.repeat(99)])(
    'finds nothing under %s',
    async (code) => {
      expect(await use('grace', code)).toMatchObject({
        ...{ status: 404, body: { code: 'code-not-found' } },
      });
    },
  );
});

describe('revoking a line of codes', () => {
  it('voids what is unused, and says what was used', async () => {
    const [used = '', unused = ''] = await codesOf('VOID-1', 3);
    expect((await use('early', used)).status).toBe(201);
    await operator('POST', '/v1/orders/VOID-1/lines/1/revocation', { body: { reason: 'A test.' } });
    await becomes('VOID-1', 'Revoked');
    expect(await use('late', unused)).toMatchObject({ status: 409, body: { code: 'code-void' } });
    const { body } = await operator('GET', '/v1/orders/VOID-1/history');
    expect((body['events'] as object[]).at(-1)).toMatchObject({
      type: 'LineRevoked',
      data: { receipt: { codes: 3, voided: 2, used: 1 } },
    });
    const shown = await eventually(
      () => told('VOID-1'),
      (all) => all.filter(({ status }) => status === 'void').length === 2,
    );
    expect(shown.map(({ status }) => status)).toEqual(['used', 'void', 'void']);
    expect(await lms.appliedCalls('late')).toBe(0);
  });

  it('races with who uses them, and each code is either used or void', async () => {
    const codes = await codesOf('VOID-2', 20);
    const asked = operator('POST', '/v1/orders/VOID-2/lines/1/revocation', {
      body: { reason: 'A test.' },
    });
    const uses = codes.map((code, i) => use(`runner-${i}`, code));
    const succeeded = (await Promise.all(uses)).filter(({ status }) => status === 201).length;
    await asked;
    await becomes('VOID-2', 'Revoked');
    const { body } = await operator('GET', '/v1/orders/VOID-2/history');
    expect((body['events'] as object[]).at(-1)).toMatchObject({
      data: { receipt: { codes: 20, voided: 20 - succeeded, used: succeeded } },
    });
  });
});

describe('a code', () => {
  it('stands in no log, no row and no event, and neither does who used it', async () => {
    const codes = await codesOf('SECRET-1', 2);
    const number = redemptionNumber(codeHash(codes[0] ?? ''));
    expect((await use('secretive', codes[0] ?? '')).status).toBe(201);
    await becomes(number, 'Complete');
    const order = orderStream(number);
    const rows = await app.database.rows(ALL_ROWS);
    const streams = [...codes.map((code) => codeStream(codeHash(code))), 'order-secret-1', order];
    const events = await Promise.all(streams.map((stream) => app.store.read(stream)));
    const everything = [app.log.join('\n'), JSON.stringify([rows, events])].join('\n');
    for (const code of codes) expect(everything.toUpperCase()).not.toContain(code);
    expect(everything).not.toContain('secretive');
    expect(everything).toContain('/v1/codes/:code/redemptions');
  });
});
