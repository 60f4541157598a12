import { join } from 'node:path';
import { PgliteHost } from '../../src/platform/sql/pglite/pglite-host.js';
import { CheckoutClient, orderRequest } from '../support/checkout-client.js';
import { newDataDir, removeDataDir, ServiceProcess } from '../support/service-process.js';

async function revoke(service: ServiceProcess): Promise<Response> {
  return fetch(`${service.url}/v1/orders/ACT-1/lines/1/revocation`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await service.token('operator')}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': 'revoked-once',
    },
    body: JSON.stringify({ reason: 'A test wants it.' }),
  });
}

/** As the table is when the process was killed behind the append, and before the answer was kept. */
async function forgetAnswers(dataDir: string): Promise<void> {
  const { engine } = await PgliteHost.open(join(dataDir, 'sql'));
  const sql = `update idempotency_keys set answer = null, token = 'of the dead', reserved_at = now_ms()`;
  expect(await engine.query({ sql, parameters: [] })).toMatchObject({ affectedRows: 1 });
  await engine.close();
}

describe('kill -9 between an act and the keeping of its answer', () => {
  it('leaves the key to whoever repeats the act after the next start, and the act is done once', async () => {
    const dataDir = await newDataDir();
    try {
      const first = await ServiceProcess.start(dataDir);
      await new CheckoutClient(first).place(orderRequest('ACT-1'));
      expect((await revoke(first)).status).toBe(202);
      await first.kill();
      await forgetAnswers(dataDir);
      const second = await ServiceProcess.start(dataDir);
      try {
        const [again, replayed] = [await revoke(second), await revoke(second)];
        expect([again.status, replayed.status]).toEqual([202, 202]);
        expect(again.headers.get('idempotency-replayed')).toBeNull();
        expect(replayed.headers.get('idempotency-replayed')).toBe('true');
        const events = await new CheckoutClient(second).history('ACT-1');
        expect(events.filter(({ type }) => type === 'RevocationRequested')).toHaveLength(1);
      } finally {
        await second.kill();
      }
    } finally {
      removeDataDir(dataDir);
    }
  });
});
