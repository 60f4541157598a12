import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';
import { percentiles } from '../percentiles.mjs';

/** Every so many orders one is followed until it is fulfilled. */
const FOLLOWED = 10;
const CONNECTIONS = 64;
const WAIT_S = 30;

const EXAMPLE = JSON.parse(
  readFileSync(new URL('../../../docs/examples/order.json', import.meta.url), 'utf8'),
);

/** The example order of the API's documentation, of a person of its own. */
export function exampleOrder(number) {
  const user = { username: `u-${number}`, email: `${number}@example.com`, lmsUserId: 42 };
  const payment = { ...EXAMPLE.payment, reference: `ch-${number}` };
  return { ...EXAMPLE, orderNumber: number, user, payment };
}

/** A donation, which calls nobody, or a line of another type in its place. */
export function orderOf(productType) {
  const [, donation] = EXAMPLE.basket.lines;
  const lines = [{ ...donation, id: '1', productType, title: productType }];
  return (number) => {
    const order = exampleOrder(number);
    const payment = { ...order.payment, amount: donation.unitPrice };
    return {
      ...order,
      basket: { ...order.basket, lines },
      orderTotal: donation.unitPrice,
      payment,
    };
  };
}

/**
 * Sends so many orders per second for so long, whatever the answers take, and waits until the last is fulfilled. Times count from when an order was due
 * to be sent, in ms: a service that is late makes its callers wait, which a client that waits its turn would not see.
 */
export async function openLoop({
  url,
  token,
  perSecond,
  seconds,
  prefix,
  follow = true,
  followed = FOLLOWED,
  order = exampleOrder,
}) {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  const count = Math.round(perSecond * seconds);
  const placed = [];
  const fulfilled = [];
  const failures = new Map();
  const start = performance.now() + 50;
  let lastPlaced = start;
  const one = async (n) => {
    const due = start + (n * 1000) / perSecond;
    await new Promise((go) => setTimeout(go, Math.max(0, due - performance.now())));
    const number = `${prefix}-${n}`;
    const status = await send(pool, 'POST', '/v1/orders', token, JSON.stringify(order(number)));
    lastPlaced = performance.now();
    if (status !== 201) return void failures.set(status, (failures.get(status) ?? 0) + 1);
    placed.push(lastPlaced - due);
    if (!follow || (n % followed !== 0 && n !== count - 1)) return;
    const answer = await send(pool, 'GET', `/v1/orders/${number}`, token, undefined, WAIT_S);
    if (answer.status === 'Complete') fulfilled.push(performance.now() - due);
    else failures.set(answer.status, (failures.get(answer.status) ?? 0) + 1);
  };
  await Promise.all(Array.from({ length: count }, (_, n) => one(n)));
  const end = performance.now();
  await pool.close();
  return {
    count,
    offered: perSecond,
    placedPerSecond: (1000 * placed.length) / (lastPlaced - start),
    donePerSecond: (1000 * placed.length) / (end - start),
    placed: percentiles(placed),
    fulfilled: percentiles(fulfilled),
    failures: Object.fromEntries(failures),
  };
}

/** The status of a POST, the body of a GET. */
async function send(pool, method, path, token, body, waitSeconds) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  if (waitSeconds !== undefined) headers.prefer = `wait=${waitSeconds}`;
  try {
    const response = await pool.request({ method, path, headers, body });
    if (method === 'GET') return await response.body.json();
    await response.body.dump();
    return response.statusCode;
  } catch (error) {
    return method === 'GET' ? { status: error.code } : error.code;
  }
}
