import { Webhook } from 'standardwebhooks';
import {
  DONATION,
  exampleOrder,
} from '../../../../test/contract/fulfillment-module/example-order.js';
import { NOW } from '../../../../test/support/given-when-then.js';
import type {
  OutgoingHttp,
  OutgoingOutcome,
  OutgoingRequest,
} from '../../../platform/http/outgoing-http.js';
import type { Line, LineResult, WebhookAccess } from '../../fulfillment-module.js';
import { webhookFailures } from './failure-codes.js';
import { createWebhookModule } from './webhook-module.js';

const secret = (letter: string): string => `whsec_${Buffer.alloc(32, letter).toString('base64')}`;

const ACCESS: WebhookAccess = {
  url: new URL('https://gifts.test/makegood?shop=1'),
  ...{ secrets: [secret('a')], productTypes: ['Gift'], personalData: ['username'] },
  ...{ timeoutMs: 1_000, now: () => NOW },
};
const GIFT: Line = { ...DONATION, productType: 'Gift', attributes: { wrapping: 'blue' } };
const ORDER = exampleOrder([GIFT]);
const attempt = { begin: () => Promise.resolve() };

/** A receiver that says one thing, and remembers what it heard. */
class Receiver implements OutgoingHttp {
  readonly heard: OutgoingRequest[] = [];

  constructor(readonly says: OutgoingOutcome) {}

  request(request: OutgoingRequest): Promise<OutgoingOutcome> {
    this.heard.push(request);
    return Promise.resolve(this.says);
  }
}

function told(status: number, body: unknown = '', headers = {}): OutgoingOutcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const json = typeof body === 'string' ? undefined : body;
  return { kind: 'response', status, headers, body: text, json };
}

function webhookTo(says: OutgoingOutcome, access: Partial<WebhookAccess> = {}) {
  const receiver = new Receiver(says);
  const lms = { url: new URL('http://lms.test'), apiKey: undefined, timeoutMs: 1 };
  const webhook = { ...ACCESS, ...access };
  const module = createWebhookModule({ http: receiver, lms, webhook });
  const fulfill = async (): Promise<LineResult | undefined> => {
    for await (const one of module.fulfillProduct(ORDER, [GIFT], attempt)) return one;
    return undefined;
  };
  const probe = () => module.probe!(ORDER, GIFT, attempt);
  const revoke = (line: Line = GIFT) => module.revokeLine(ORDER, line, attempt);
  return { receiver, module, fulfill, probe, revoke };
}

const bodyOf = (request: OutgoingRequest | undefined) =>
  JSON.parse(String(request?.body)) as { type: string; data: { idempotencyKey: string } };

describe('a message', () => {
  it('says what a receiver needs, and of the person what was configured', async () => {
    const { receiver, fulfill } = webhookTo(told(200));
    await fulfill();
    const [request] = receiver.heard;
    expect(request).toMatchObject({ method: 'POST', url: 'https://gifts.test/makegood?shop=1' });
    expect(bodyOf(request)).toEqual({
      type: 'line.fulfill',
      timestamp: expect.stringMatching(/Z$/) as string,
      data: {
        idempotencyKey: request?.headers?.['webhook-id'],
        order: { number: 'EDX-100001', placedAt: expect.stringMatching(/Z$/) as string },
        line: {
          ...{ id: '2', productType: 'Gift', sku: 'D0NAT10', title: 'Donation', quantity: 1 },
          attributes: { wrapping: 'blue' },
        },
        user: { username: 'ada' },
      },
    });
  });

  it.each<[WebhookAccess['personalData'], object]>([
    [[], {}],
    [['email', 'lmsUserId'], { email: 'ada@example.com', lmsUserId: 42 }],
  ])('names %j of the person', async (personalData, user) => {
    const { receiver, fulfill } = webhookTo(told(200), { personalData });
    await fulfill();
    expect(bodyOf(receiver.heard[0]).data).toMatchObject({ user });
    expect(String(receiver.heard[0]?.body)).not.toMatch(/Lovelace|James|"ada"/);
  });

  it('is the same byte by byte when it is repeated at another time, but for the signature', async () => {
    const first = webhookTo(told(200));
    const later = webhookTo(told(200), { now: () => NOW + 3_600_000 });
    await first.fulfill();
    await later.fulfill();
    const { body: one, headers: before = {} } = first.receiver.heard[0]!;
    const { body: other, headers: after = {} } = later.receiver.heard[0]!;
    expect(other).toBe(one);
    expect(after['webhook-id']).toBe(before['webhook-id']);
    expect(after['Idempotency-Key']).toBe(before['webhook-id']);
    expect(after['webhook-timestamp']).not.toBe(before['webhook-timestamp']);
  });

  it('about the status has an id of its own each time, and the key of the line', async () => {
    let now = NOW;
    const { receiver, fulfill, probe, revoke } = webhookTo(told(200), { now: () => (now += 1) });
    await fulfill();
    await probe();
    await probe();
    await revoke();
    expect(new Set(receiver.heard.map(({ headers }) => headers?.['webhook-id'])).size).toBe(4);
    const keys = receiver.heard.map((request) => bodyOf(request).data.idempotencyKey);
    expect(new Set(keys.slice(0, 3)).size).toBe(1);
    expect(keys[3]).not.toBe(keys[0]);
  });

  it('is signed with every secret, as Standard Webhooks says', async () => {
    const secrets = [secret('a'), secret('b')];
    const { receiver, fulfill } = webhookTo(told(200), { secrets, now: Date.now });
    await fulfill();
    const { headers = {}, body = '' } = receiver.heard[0] ?? {};
    for (const one of secrets) {
      expect(new Webhook(one).verify(String(body), { ...headers })).toMatchObject({ data: {} });
    }
    expect(() => new Webhook(secret('c')).verify(String(body), { ...headers })).toThrow();
    expect(() => new Webhook(secret('a')).verify(`${String(body)} `, { ...headers })).toThrow();
  });
});

describe('the answer to a message', () => {
  it.each([
    [told(200), {}],
    [told(204), {}],
    [told(200, 'ok'), {}],
    [told(201, { reference: 'G-7' }), { reference: 'G-7' }],
    [told(200, { reference: 'for ada@example.com' }), { reference: 'for (learner)' }],
    [told(200, { reference: { deep: 1 } }), {}],
  ])('makes the line good: %j', async (answer, receipt) => {
    expect(await webhookTo(answer).fulfill()).toEqual({ lineId: '2', kind: 'fulfilled', receipt });
    expect(await webhookTo(answer).probe()).toEqual({ kind: 'fulfilled', receipt });
    expect(await webhookTo(answer).revoke()).toEqual({ kind: 'revoked', receipt });
  });

  it.each([
    [{}, 60_000],
    [{ 'retry-after': '5' }, 5_000],
    [{ 'retry-after': '0' }, 1_000],
    [{ 'retry-after': '999999999' }, 86_400_000],
  ])('202 %j is later, and is asked for then', async (headers, checkAfterMs) => {
    const deferred = { kind: 'deferred', checkAfterMs };
    expect(await webhookTo(told(202, '', headers)).fulfill()).toMatchObject(deferred);
    expect(await webhookTo(told(202, '', headers)).probe()).toMatchObject(deferred);
  });

  it('404 to the question after the status means that nothing was done', async () => {
    expect(await webhookTo(told(404)).probe()).toEqual({ kind: 'absent' });
  });

  const failing: readonly [OutgoingOutcome, string, string, boolean, object?][] = [
    [told(400), 'server', 'webhook-refused', false],
    [told(422, { message: 'No.' }), 'server', 'webhook-refused', false],
    [told(401), 'configuration', 'webhook-unauthorized', true],
    [told(403), 'configuration', 'webhook-unauthorized', true],
    [told(404), 'configuration', 'webhook-not-found', true],
    [told(410), 'configuration', 'webhook-not-found', true],
    [told(301), 'configuration', 'webhook-redirects', true],
    [told(409), 'server', 'webhook-busy', true],
    [told(418), 'server', 'webhook-unexpected-answer', true, { maxAttempts: 3 }],
    [told(429, '', { 'retry-after': '7' }), 'server', 'webhook-rate-limited', true, { retryAfterMs: 7_000 }],
    [told(500), 'server', 'webhook-unavailable', true],
    [told(501), 'server', 'webhook-unsupported', false],
    [told(503), 'server', 'webhook-unavailable', true],
    [told(502), 'server', 'webhook-unavailable', true, { outcomeUnknown: true }],
    [told(504), 'server', 'webhook-unavailable', true, { outcomeUnknown: true }],
    [told(200, '<!doctype html>'), 'server', 'webhook-answer-not-understood', true, { outcomeUnknown: true }],
    [told(200, 'x', { 'content-type': 'text/html' }), 'server', 'webhook-answer-not-understood', true, { outcomeUnknown: true }],
    [{ kind: 'refused', detail: 'ECONNREFUSED' }, 'network', 'webhook-unreachable', true],
    [{ kind: 'refused', detail: 'ADDRESS_NOT_PUBLIC' }, 'configuration', 'webhook-address-private', true],
    [{ kind: 'timeout-connect' }, 'network', 'webhook-unreachable', true],
    [{ kind: 'timeout-read' }, 'timeout', 'webhook-timeout', true, { outcomeUnknown: true }],
    [{ kind: 'lost' }, 'timeout', 'webhook-connection-lost', true, { outcomeUnknown: true }],
  ]; // prettier-ignore
  it.each(failing)('%j is %s %s', async (answer, kind, code, retryable, more = {}) => {
    const failure = { kind: 'failed', class: kind, code, retryable, ...more };
    expect(await webhookTo(answer).fulfill()).toMatchObject(failure);
    expect(await webhookTo(answer).revoke()).toMatchObject(failure);
    expect(webhookFailures[code]).toMatchObject({ class: kind });
    expect(webhookFailures[code]?.byItself === 'never').toBe(!retryable);
  });

  it('202 to taking back is asked again, and never a success', async () => {
    const pending = { kind: 'failed', code: 'webhook-revocation-pending', retryable: true };
    expect(await webhookTo(told(202)).revoke()).toMatchObject(pending);
  });
});

it.each([
  [{ url: undefined }, 'WEBHOOK_URL'],
  [{ secrets: [] }, 'WEBHOOK_SECRET'],
  [{ productTypes: [] }, 'WEBHOOK_PRODUCT_TYPES'],
])('without %j it says what it lacks', (access, variable) => {
  const { module } = webhookTo(told(200), access);
  expect(module.lacks?.variable).toBe(variable);
  expect(module.lacks?.example).toContain(`${variable}=`);
});
