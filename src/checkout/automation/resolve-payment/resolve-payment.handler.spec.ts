import { charge, CheckoutWorld, ORDER, paid } from '../../../../test/support/checkout-world.js';
import { NOW } from '../../../../test/support/given-when-then.js';
import { orderDetails } from '../../../../test/support/order-fixtures.js';

const KEY = `${ORDER.toLowerCase()}-1`;
const DAY_MS = 86_400_000;
const unknown = { outcome: 'unknown', code: 'timeout', message: 'No answer in time.' } as const;
const collected = {
  outcome: 'collected',
  ...{ reference: 'pay_1', amount: '159.00', currency: 'USD', collectedAt: '2026-11-23T10:00:00Z' },
} as const;
const declined = {
  outcome: 'declined',
  code: 'card-declined',
  message: 'No.',
  final: true,
} as const;
const MINUTE_MS = 60_000;

let world: CheckoutWorld;
beforeEach(async () => {
  world = new CheckoutWorld();
  world.outside.processor.deaf = true;
  expect(await world.place(charge())).toBe('payment-pending');
  world.outside.processor.deaf = false;
});
const types = () => world.outside.types().slice(1);
const says = (answers: (typeof world)['outside']['processor']['says']) =>
  (world.outside.processor.says = answers);
const asked = () => world.outside.processor.asked.slice(1);

describe('resolving a payment', () => {
  it('that was collected places the order', async () => {
    says({ probe: collected });
    expect(await world.resolve()).toEqual({ kind: 'acted', revision: 2 });
    expect(types()).toEqual(['PaymentCollected', 'OrderPlaced']);
    expect(world.outside.events()[2]?.metadata).toMatchObject({
      actor: { kind: 'system', id: 'resolve-payment' },
      $correlationId: world.outside.events()[0]?.metadata.$correlationId,
      $causationId: world.outside.events()[0]?.id,
    });
  });

  it('that was declined says so', async () => {
    says({ probe: declined });
    expect(await world.resolve()).toEqual({ kind: 'acted', revision: 1 });
    expect(world.outside.events()[1]).toMatchObject({
      type: 'PaymentDeclined',
      data: { code: 'card-declined', attempt: 1 },
    });
  });

  it('that the processor has never seen cancels it, so that it never will be collected', async () => {
    expect(await world.resolve()).toEqual({ kind: 'acted', revision: 1 });
    expect(asked()).toEqual([`probe ${KEY}`, `cancel ${KEY}`]);
    expect(world.outside.events()[1]).toMatchObject({
      type: 'PaymentDeclined',
      data: { code: 'payment-abandoned' },
    });
    const late = { orderNumber: ORDER, attempt: 1, amount: '159.00', currency: 'USD' };
    const collectLate = world.outside.processor.collect({ ...late, requestedAt: NOW }, 'tok_ok');
    expect(await collectLate).toMatchObject({ outcome: 'declined' });
    expect(await world.place(charge())).toBe('placed');
  });

  it('that was collected just before it could be cancelled places the order', async () => {
    says({ cancel: collected });
    await world.resolve();
    expect(types()).toEqual(['PaymentCollected', 'OrderPlaced']);
  });

  it('that cannot be cancelled for certain is looked at again', async () => {
    says({ cancel: unknown });
    expect(await world.resolve()).toMatchObject({ kind: 'given-back' });
    expect(types()).toEqual([]);
  });

  it('of which nothing is known is looked at again, ever more rarely, and never cancelled', async () => {
    says({ probe: unknown });
    const waits: number[] = [];
    for (const givenBack of [0, 3, 30]) {
      const settled = await world.resolve({ givenBack });
      if (settled.kind === 'given-back') waits.push(settled.afterMs);
    }
    expect(waits).toHaveLength(3);
    expect(Math.max(...waits)).toBeLessThanOrEqual(900_000);
    expect(Math.min(...waits)).toBeGreaterThan(0);
    expect(waits[0]).toBeLessThanOrEqual(5_000);
    expect(asked().filter((question) => question.startsWith('cancel'))).toEqual([]);
    expect(types()).toEqual([]);
  });

  it('of which nothing was known for a day cancels it', async () => {
    says({ probe: unknown });
    await world.resolve({ afterMs: DAY_MS });
    expect(types()).toEqual([]);
    await world.resolve({ afterMs: DAY_MS + 1 });
    expect(types()).toEqual(['PaymentDeclined']);
  });

  it('of a day ago that was collected after all places the order', async () => {
    says({ probe: collected });
    await world.resolve({ afterMs: 3 * DAY_MS });
    expect(types()).toEqual(['PaymentCollected', 'OrderPlaced']);
  });

  it('at a processor that is not here any more is looked at again', async () => {
    await world.orders.execute({
      stream: 'order-old',
      context: {
        ...{ commandId: 'c', correlationId: 'c', causationId: 'c', now: 0 },
        actor: { kind: 'system', id: 'test' },
      },
      decide: () => [
        {
          type: 'PaymentRequested',
          data: { attempt: 1, processor: 'gone', order: orderDetails({ orderNumber: 'old' }) },
        },
      ],
    });
    expect(await world.resolve({ orderNumber: 'old' })).toMatchObject({ kind: 'given-back' });
    expect(world.outside.types('old')).toEqual(['PaymentRequested']);
  });

  it('of an order that is not pending any more does nothing', async () => {
    says({ probe: collected });
    await world.resolve();
    const before = asked().length;
    expect(await world.resolve()).toEqual({ kind: 'acted', revision: 2 });
    expect(asked()).toHaveLength(before);
  });
});

describe('resolving a payment whose end may still change', () => {
  const actionRequired = {
    outcome: 'action-required',
    ...{ reference: 'pay_1', type: 'use_stripe_sdk' },
    clientSecret: 'the-secret-of-the-payer',
  } as const;
  const cancels = () => asked().filter((question) => question.startsWith('cancel'));

  it.each([{ outcome: 'absent' } as const, { ...declined, final: false } as const])(
    'never cancels while the request may still be on its way: %j',
    async (probe) => {
      says({ probe });
      const settled = await world.resolve({ afterMs: MINUTE_MS - 1_000 });
      expect(settled).toMatchObject({ kind: 'given-back' });
      // It comes again as soon as there is something to do.
      expect(settled.kind === 'given-back' && settled.afterMs).toBeLessThanOrEqual(1_000);
      expect(cancels()).toEqual([]);
      expect(types()).toEqual([]);
    },
  );

  it('cancels what was refused but could still be paid, and keeps the reason', async () => {
    says({ probe: { ...declined, final: false } });
    await world.resolve();
    expect(cancels()).toEqual([`cancel ${KEY}`]);
    expect(world.outside.events()[1]).toMatchObject({
      ...{ type: 'PaymentDeclined', data: { code: 'card-declined' } },
    });
  });

  it('waits for a payer who has to act, and writes the secret nowhere', async () => {
    says({ probe: actionRequired });
    expect(await world.resolve()).toMatchObject({ kind: 'given-back' });
    expect(cancels()).toEqual([]);
    expect(JSON.stringify([...world.outside.store.streams.values()])).not.toContain('secret');
    await world.resolve({ afterMs: DAY_MS + 1 });
    expect(world.outside.events()[1]).toMatchObject({
      ...{ type: 'PaymentDeclined', data: { code: 'payment-abandoned' } },
    });
  });

  it('waits for a bank as long as it takes: nobody can stop it', async () => {
    const processing = { outcome: 'processing', reference: 'pay_1' } as const;
    says({ probe: processing, cancel: processing });
    expect(await world.resolve()).toMatchObject({ kind: 'given-back' });
    expect(await world.resolve({ afterMs: 2 * DAY_MS })).toMatchObject({ kind: 'given-back' });
    expect(types()).toEqual([]);
    says({ probe: collected });
    await world.resolve({ afterMs: 3 * DAY_MS });
    expect(types()).toEqual(['PaymentCollected', 'OrderPlaced']);
  });

  it('comes back when the payment expires, however long it waited before', async () => {
    says({ probe: actionRequired });
    const settled = await world.resolve({ afterMs: DAY_MS - 500, givenBack: 30 });
    expect(settled.kind === 'given-back' && settled.afterMs).toBeLessThanOrEqual(501);
  });
});

describe('money that does not fit the order', () => {
  const report = ['ExcessPaymentReported', 'PaymentDeclined'];

  it('is reported, ends the attempt, and goes back once', async () => {
    says({ probe: { ...collected, amount: '1.00' } });
    expect(await world.resolve()).toEqual({ kind: 'acted', revision: 2 });
    expect(types()).toEqual(report);
    expect(await world.refund()).toEqual({ kind: 'acted', revision: 3 });
    expect(types().at(-1)).toBe('ExcessPaymentRefunded');
    expect([...world.outside.processor.refunds.values()]).toEqual([
      ...[{ key: `excess/order-${ORDER.toLowerCase()}/pay_1`, reference: 'pay_1' }].map((one) => ({
        ...{ ...one, amount: '1.00', currency: 'USD' },
      })),
    ]);
    await world.refund();
    expect(types()).toHaveLength(3);
  });

  it('since it pays another order stays with that one, and is seen here', async () => {
    const other = orderDetails({ orderNumber: 'B' });
    const sandbox = paid({ processor: 'sandbox', reference: 'pay_1' });
    expect(await world.place(sandbox, other)).toBe('placed');
    says({ probe: collected });
    expect(await world.resolve()).toEqual({ kind: 'acted', revision: 2 });
    expect(types()).toEqual(report);
    expect(world.outside.events()[1]?.data).toMatchObject({ usedElsewhere: true });
    await world.refund();
    expect(world.outside.processor.refunds.size).toBe(0);
  });
});

describe('giving money back', () => {
  beforeEach(async () => {
    says({ probe: { ...collected, amount: '1.00' } });
    await world.resolve();
  });

  it('is tried again when the processor did not say', async () => {
    says({ refund: unknown });
    expect(await world.refund()).toMatchObject({ kind: 'given-back' });
    says({ refund: { outcome: 'refund-pending', reference: 're_1' } });
    expect(await world.refund()).toMatchObject({ kind: 'given-back' });
    expect(types()).toHaveLength(2);
    says({});
    await world.refund();
    expect(types().at(-1)).toBe('ExcessPaymentRefunded');
    expect(new Set(asked().filter((one) => one.startsWith('refund'))).size).toBe(1);
  });

  it('is for a person when the processor refuses', async () => {
    says({ refund: { outcome: 'refused', code: 'disputed', message: 'Disputed.' } });
    await world.refund();
    expect(world.outside.events().at(-1)).toMatchObject({
      ...{ type: 'ExcessPaymentRefundFailed', data: { code: 'disputed', reference: 'pay_1' } },
    });
    const before = asked().length;
    await world.refund();
    expect(asked()).toHaveLength(before);
  });
});

describe('two who resolve one payment at once', () => {
  it('place the order once', async () => {
    says({ probe: collected });
    const other = new CheckoutWorld(world.outside);
    const settled = await Promise.all([world.resolve(), other.resolve(), world.place(charge())]);
    expect(types()).toEqual(['PaymentCollected', 'OrderPlaced']);
    expect(settled[2]).toBe('placed');
  });
});
