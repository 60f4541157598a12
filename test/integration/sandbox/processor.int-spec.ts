import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSandboxProcessor } from '../../../src/sandbox/contract.js';
import { SandboxWorld } from './sandbox-world.js';

describe('the sandbox processor on its ledger', () => {
  let world: SandboxWorld;

  beforeEach(() => {
    world = new SandboxWorld();
  });
  afterEach(() => world.end());

  function open() {
    let ids = 0;
    return openSandboxProcessor({
      dataDir: world.dataDir,
      now: () => new Date('2026-11-23T10:00:00Z'),
      newId: () => `sbx_${(ids += 1)}`,
    });
  }

  const charge = (token: string, attempt = 1) => ({
    key: `EDX-1/${attempt}`,
    orderNumber: 'EDX-1',
    amount: '159.00',
    currency: 'USD',
    token,
  });

  it('remembers a charge and a cancellation over a restart and a torn line', async () => {
    const first = open();
    expect(await first.collect(charge('tok_timeout_after_success'))).toMatchObject({
      outcome: 'unknown',
    });
    expect(await first.cancel('EDX-1/2')).toEqual({ outcome: 'cancelled' });
    first.close();
    appendFileSync(join(world.dataDir, 'sandbox', 'processor.jsonl'), '{"type":"char');

    const second = open();
    expect(await second.probe('EDX-1/1')).toEqual({
      outcome: 'collected',
      reference: 'sbx_1',
      amount: '159.00',
      currency: 'USD',
      collectedAt: '2026-11-23T10:00:00.000Z',
    });
    expect(await second.collect(charge('tok_ok', 2))).toMatchObject({ code: 'cancelled' });
    expect(second.list()).toHaveLength(2);
    second.close();
  });

  it('remembers a refund over a restart, so that it is not given again', async () => {
    const refund = { key: 'r-1', reference: 'sbx_1', amount: '159.00', currency: 'USD' };
    const first = open();
    await first.collect(charge('tok_ok'));
    const given = await first.refund(refund);
    expect(given).toMatchObject({ outcome: 'refunded', reference: 'sbx_2' });
    first.close();

    const second = open();
    expect(await second.refund(refund)).toEqual(given);
    expect(await second.refund({ ...refund, key: 'r-2' })).toMatchObject({ outcome: 'refused' });
    expect(second.list().map(({ type }) => type)).toEqual(['charged', 'refunded']);
    second.close();
  });

  it('collects once when the same charge comes twice at the same time', async () => {
    const processor = open();
    const [one, two] = await Promise.all([
      processor.collect(charge('tok_ok')),
      processor.collect(charge('tok_ok')),
    ]);
    expect(two).toEqual(one);
    expect(processor.list()).toHaveLength(1);
    processor.close();
  });

  it('rejects, and has collected nothing, when its ledger cannot be written', async () => {
    const processor = open();
    processor.close();
    await expect(processor.collect(charge('tok_ok'))).rejects.toThrow();
    expect(await processor.probe('EDX-1/1')).toEqual({ outcome: 'absent' });
  });

  it('shows its ledger to other processes', async () => {
    const processor = open();
    await world.start({ charges: () => processor.list() });
    await processor.collect(charge('tok_ok'));
    expect((await world.call('GET', '/sandbox/charges')).json).toEqual({
      charges: [
        {
          type: 'charged',
          at: '2026-11-23T10:00:00.000Z',
          charge: charge('tok_ok'),
          outcome: expect.objectContaining({ outcome: 'collected' }) as unknown,
        },
      ],
    });
    processor.close();
  });
});
