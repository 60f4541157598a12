import { StreamSeats } from '../../../src/checkout/read/order-status/order-events.controller.js';
import { OrderWait } from '../../../src/checkout/read/order-status/order-wait.js';
import type { Seats } from '../../../src/platform/http/seats.js';
import { LiveStreams } from '../../../src/platform/subscriptions/live-streams.js';
import { orderRequest } from '../../support/checkout-client.js';
import { eventually } from '../../support/eventually.js';
import { SandboxLmsClient } from '../../support/sandbox-lms-client.js';
import { bearer, speakAs, startCheckoutApp, type CheckoutApp } from './checkout-app.js';

let app: CheckoutApp;
let checkout: ReturnType<typeof speakAs>;
let lms: SandboxLmsClient;
let live: LiveStreams;
beforeAll(async () => {
  app = await startCheckoutApp({ LMS_TIMEOUT_MS: '100000', RETRY_BASE_MS: '1' });
  checkout = speakAs(app, 'shop', 'checkout');
  lms = new SandboxLmsClient(app.lmsUrl);
  live = app.part(LiveStreams);
});
let stopped: Promise<void> | undefined;
const stop = () => (stopped ??= app.stop());
afterAll(stop);

const place = (number: string, headers: Record<string, string> = {}, changes: object = {}) =>
  checkout('POST', '/v1/orders', { body: orderRequest(number, changes), headers });

const read = (number: string, headers: Record<string, string> = {}) =>
  checkout('GET', `/v1/orders/${number}`, { headers });

/** The next call of the LMS is not answered in these tests. */
const hold = () => lms.fail({ route: 'any', status: 503, delayMs: 100_000, times: 1 });

async function placeAndHold(number: string): Promise<void> {
  await hold();
  expect((await place(number)).status).toBe(201);
}

const becomes = (look: () => number, wanted: number) => eventually(look, (seen) => seen === wanted);

/** Takes all seats that are left. */
function fill(seats: Seats): () => void {
  const leave: (() => void)[] = [];
  for (let seat = seats.take(); seat; seat = seats.take()) leave.push(seat);
  return () => {
    for (const one of leave) one();
  };
}

interface Opening {
  readonly sub?: string;
  readonly role?: 'checkout' | 'learner';
  readonly headers?: Record<string, string>;
  readonly method?: string;
}

async function openEvents(
  number: string,
  { sub = 'shop', role = 'checkout', headers = {}, method = 'GET' }: Opening = {},
) {
  const hangUp = new AbortController();
  const response = await fetch(`${app.url}/v1/orders/${number}/events`, {
    method,
    headers: { authorization: await bearer(sub, role), ...headers },
    signal: hangUp.signal,
  });
  return { response, hangUp };
}

/** Revision and status of each message. */
async function messagesOf(response: Response): Promise<readonly string[]> {
  const all = (await response.text()).matchAll(/^id: (.*)\ndata: (.*)\n$/gm);
  return [...all].map(
    ([, id, data]) => `${id} ${(JSON.parse(data ?? '') as { status: string }).status}`,
  );
}

describe('Prefer: wait', () => {
  it('is answered with the final status, through a failure that is made good', async () => {
    await lms.fail({ route: 'any', status: 503, times: 1 });
    const { status, headers, body } = await place('WAIT-1', { prefer: 'wait=60' });
    expect({ status, order: body['status'] }).toEqual({ status: 201, order: 'Complete' });
    expect(headers.get('preference-applied')).toBe('wait=60');
    expect(headers.get('etag')).toBe(`"${String(body['revision'])}"`);
    const position = { 'makegood-position': headers.get('makegood-position') ?? '' };
    expect((await read('WAIT-1', position)).body).toEqual(body);
    const again = await place('WAIT-1', { prefer: 'respond-async, wait="7"' });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.headers.get('preference-applied')).toBe('wait=7');
    expect(again.body).toEqual(body);
  });

  it('is answered to who asks for an order as to who placed it', async () => {
    expect((await place('WAIT-2')).status).toBe(201);
    const { status, headers, body } = await read('WAIT-2', { prefer: 'wait=999' });
    expect({ status, order: body['status'] }).toEqual({ status: 200, order: 'Complete' });
    expect(headers.get('preference-applied')).toBe('wait=60');
  });

  it('is answered with the order as it is when time is over', async () => {
    await hold();
    const placed = await place('WAIT-3', { prefer: 'wait=1' });
    expect(placed).toMatchObject({ status: 201, body: { status: 'Open' } });
    expect(placed.headers.get('preference-applied')).toBe('wait=1');
    const seen = await read('WAIT-3', { prefer: 'wait=1' });
    expect(seen).toMatchObject({ status: 200, body: { status: 'Open' } });
    const etag = seen.headers.get('etag') ?? '';
    const same = await read('WAIT-3', { prefer: 'wait=1', 'if-none-match': etag });
    expect(same.status).toBe(304);
    expect(same.headers.get('preference-applied')).toBe('wait=1');
    expect(live.watched).toBe(0);
  });

  it('is answered at once where nothing is to be waited for', async () => {
    const payment = { processor: 'sandbox', token: 'tok_declined' };
    const declined = await place('WAIT-4', { prefer: 'wait=60' }, { payment });
    expect(declined).toMatchObject({ status: 402, body: { code: 'payment-declined' } });
    expect((await read('WAIT-4', { prefer: 'wait=60' })).body['status']).toBe('Payment Declined');
    expect((await read('NO-SUCH-1', { prefer: 'wait=60' })).status).toBe(404);
    const eve = speakAs(app, 'eve', 'learner');
    const headers = { prefer: 'wait=60' };
    expect((await eve('GET', '/v1/orders/WAIT-3', { headers })).status).toBe(404);
    const placed = await place('WAIT-5', { prefer: 'wait=soon' });
    expect(placed).toMatchObject({ status: 201, body: { status: 'Open' } });
    expect(placed.headers.get('preference-applied')).toBeNull();
    await read('WAIT-5', { prefer: 'wait=60' }); // or it may be the next call, which is held
  });

  it('is passed over when too many wait already', async () => {
    await placeAndHold('WAIT-6');
    const leave = fill(app.part(OrderWait).seats);
    const { status, headers } = await read('WAIT-6', { prefer: 'wait=60' });
    leave();
    expect([status, headers.get('preference-applied')]).toEqual([200, null]);
  });

  it.each([
    ['places', 'POST', '/v1/orders'],
    ['reads', 'GET', '/v1/orders/GONE-GET'],
  ])('of one who %s and hangs up is forgotten', async (_, method, path) => {
    await (method === 'GET' ? placeAndHold('GONE-GET') : hold());
    const caller = new AbortController();
    const answer = fetch(app.url + path, {
      method,
      headers: {
        authorization: await bearer('shop', 'checkout'),
        prefer: 'wait=60',
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      },
      ...(method === 'POST' && { body: JSON.stringify(orderRequest('GONE-POST')) }),
      signal: caller.signal,
    });
    answer.catch(() => undefined);
    const { seats } = app.part(OrderWait);
    await becomes(() => live.watched, 1);
    expect(seats.taken).toBe(1);
    caller.abort();
    await becomes(() => live.watched, 0);
    await becomes(() => seats.taken, 0);
    await expect(answer).rejects.toThrow();
  });
});

describe('the events of an order', () => {
  const ALL = ['1 Open', '2 Open', '3 Complete'];

  it('are told as they happen, and again to who asks, until there is nothing more to tell', async () => {
    await place('TOLD-1');
    const { response } = await openEvents('TOLD-1');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const told = await messagesOf(response);
    expect([told[0], told.at(-1)]).toEqual([ALL[0], ALL[2]]);
    const resumed = await openEvents('told-1', { headers: { 'last-event-id': '1' } });
    expect(await messagesOf(resumed.response)).toEqual(told.slice(1));
    const garbled = await openEvents('TOLD-1', { headers: { 'last-event-id': '1; 2' } });
    expect(await messagesOf(garbled.response)).toEqual(told);
    const { response: over } = await openEvents('TOLD-1', { headers: { 'last-event-id': '3' } });
    expect([over.status, await over.text()]).toEqual([204, '']);
  });

  it('are for those who may see the order, and show it as GET does', async () => {
    await place('TOLD-2', { prefer: 'wait=60' });
    const { body } = await read('TOLD-2', { 'makegood-position': 'order-told-2@3' });
    const { response } = await openEvents('TOLD-2', { sub: 'ada', role: 'learner' });
    expect((await response.text()).split('data: ').at(-1)).toBe(`${JSON.stringify(body)}\n\n`);
    for (const [number, sub] of [
      ['TOLD-2', 'eve'],
      ['NO-SUCH-1', 'ada'],
      ['no%20number', 'ada'],
    ] as const) {
      const other = await openEvents(number, { sub, role: 'learner' });
      expect(other.response.status).toBe(404);
      expect(await other.response.json()).toMatchObject({ code: 'order-not-found' });
    }
    expect(app.part(StreamSeats).taken).toBe(0);
  });

  it('hold a place and a watch only as long as somebody is there', async () => {
    const seats = app.part(StreamSeats);
    await placeAndHold('TOLD-3');
    const { response, hangUp } = await openEvents('TOLD-3');
    await becomes(() => live.watched, 1);
    expect(seats.taken).toBe(1);
    hangUp.abort();
    await expect(response.text()).rejects.toThrow();
    await becomes(() => live.watched, 0);
    await becomes(() => seats.taken, 0);
    const head = await openEvents('TOLD-3', { method: 'HEAD' });
    expect(head.response.headers.get('content-type')).toBe('text/event-stream');
    await becomes(() => live.watched, 0);
    await becomes(() => seats.taken, 0);
  });

  it('are told to so many and no more', async () => {
    const leave = fill(app.part(StreamSeats));
    const { response } = await openEvents('TOLD-1');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ code: 'too-many-streams' });
    leave();
  });

  it('end cleanly when the service stops', async () => {
    await placeAndHold('TOLD-4');
    const { response } = await openEvents('TOLD-4');
    const told = messagesOf(response);
    await becomes(() => live.watched, 1);
    await stop();
    expect(await told).toContain('1 Open');
    expect(app.log.filter((line) => line.includes('event stream'))).toEqual([]);
  });
});
