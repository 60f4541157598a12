import { setTimeout as pause } from 'node:timers/promises';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { SandboxLmsClient } from '../support/sandbox-lms-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

const KILLS = Number(process.env['MAKEGOOD_KILLS'] ?? 5);
const LATEST_MS = 5_000;
const ORDERS_PER_ROUND = 3;

/** Evenly from at once to the latest moment, so that every stage of an order is hit. */
const moments = Array.from({ length: KILLS }, (_, i) =>
  Math.round(((LATEST_MS * i) / KILLS / 4) * (1 + (i % 4))),
);

describe('kill -9 after an order was accepted', () => {
  it(`loses nothing and does nothing twice, ${KILLS} times`, async () => {
    const dataDir = await newDataDir();
    const accepted: string[] = [];
    try {
      for (const [round, moment] of moments.entries()) {
        const service = await ServiceProcess.start(dataDir, { RETRY_BASE_MS: '50' });
        const checkout = new CheckoutClient(service);
        const killed = pause(moment).then(() => service.kill());
        for (let i = 0; i < ORDERS_PER_ROUND; i += 1) {
          const number = `KILL-${round}-${i}`;
          const user = { username: number.toLowerCase(), email: 'k@example.com' };
          const response = await checkout
            .place(orderRequest(number, { user }))
            .catch(() => undefined);
          if (response?.status === 201) accepted.push(number);
        }
        await killed;
      }
      expect(accepted.length).toBeGreaterThan(0);
      const service = await ServiceProcess.start(dataDir, { RETRY_BASE_MS: '50' });
      const checkout = new CheckoutClient(service);
      const lms = new SandboxLmsClient(service.lmsUrl);
      for (const number of accepted) {
        await checkout.complete(number, 60_000);
        expect(await lms.appliedCalls(number.toLowerCase())).toBe(1);
        const events = await checkout.history(number);
        expect(events.filter(({ type }) => type === 'OrderPlaced')).toHaveLength(1);
        expect(events.filter(({ type }) => type === 'LineFulfilled')).toHaveLength(2);
      }
      await service.stop();
    } finally {
      removeDataDir(dataDir);
    }
  }, 600_000);
});
