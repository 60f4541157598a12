import { percentiles } from '../percentiles.mjs';
import { askerOf } from './ask.mjs';

const TIMES = 50;

/** What one reader at a time waits for, ms; every read is told alike, whatever it answers. */
export async function* readTimes(service) {
  const ask = askerOf(service);
  const get = (path) => ask('GET', path);
  const { orders } = await get('/v1/orders?limit=50');
  const numbers = orders.map(({ orderNumber }) => orderNumber);
  const reads = {
    'an order': (n) => get(`/v1/orders/${numbers[n % numbers.length]}`),
    'its history': (n) => get(`/v1/orders/${numbers[n % numbers.length]}/history`),
    'its diagnosis': (n) => get(`/v1/orders/${numbers[n % numbers.length]}/diagnosis`),
    'the newest 50 orders': () => get('/v1/orders?limit=50'),
    'orders with a failure': () => get('/v1/orders?status=Fulfillment%20Error&limit=50'),
    'orders of a learner': (n) => get(`/v1/orders?user=u-${numbers[n % numbers.length]}`),
    'stuck work': () => get('/v1/stuck-work'),
    'figures of a day': () => get('/v1/figures'),
    'dry run of a campaign': () => ask('POST', '/v1/retry-campaigns', { filter: {}, dryRun: true }),
  };
  for (const [what, read] of Object.entries(reads)) {
    await read(0);
    const times = [];
    for (let n = 0; n < TIMES; n += 1) {
      const from = performance.now();
      await read(n);
      times.push(performance.now() - from);
    }
    yield { what, ...percentiles(times) };
  }
}
