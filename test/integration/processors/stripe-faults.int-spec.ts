import type { FaultKind } from '../../support/stripe-stub/faults.js';
import { STUB_KEY, StripeStub } from '../../support/stripe-stub/stripe-stub.js';
import { attemptOf, closeProcessors, preparedAttempt, processorAt } from './stripe-world.js';

const VISA = 'pm_card_visa';
let stub: StripeStub;

beforeEach(async () => {
  stub = await StripeStub.start();
});
afterEach(async () => {
  closeProcessors();
  await stub.close();
});

describe('Stripe fails while it confirms', () => {
  it.each<[FaultKind, number, string, number]>([
    // kind, times, what the caller hears, charges
    ['rate-limited', 1, 'collected', 1],
    ['rate-limited', 2, 'rate-limited', 0],
    ['locked', 1, 'collected', 1],
    ['locked', 2, 'locked', 0],
    ['in-progress', 1, 'collected', 1],
    ['in-progress', 2, 'in-progress', 0],
    ['unauthorized', 1, 'configuration', 0],
    ['failed-before', 1, 'server-error', 0],
    ['failed-after', 1, 'server-error', 1],
    ['reset-before', 1, 'collected', 1],
    ['reset-before', 4, 'connection', 0],
    ['reset-after', 1, 'collected', 1],
    ['reset-after', 4, 'connection', 1],
    ['silence-before', 4, 'connection', 0],
    ['silence-after', 4, 'connection', 1],
  ])('%s, %i times: %s; the probe then tells the truth', async (kind, times, heard, charges) => {
    const totalMs = kind.startsWith('silence') ? 400 : 20_000;
    const attempt = await preparedAttempt(processorAt(stub), attemptOf(stub));
    stub.failNext('confirm', kind, times);
    const outcome = await processorAt(stub, { totalMs }).collect(attempt, VISA);
    expect('code' in outcome ? outcome.code : outcome.outcome).toBe(heard);
    stub.heal();
    const another = processorAt(stub);
    expect(stub.charged('EDX-1')).toHaveLength(charges);
    expect(await another.probe(attempt)).toMatchObject({
      outcome: charges === 1 ? 'collected' : 'absent',
    });
    expect(await another.cancel(attempt)).toMatchObject({
      outcome: charges === 1 ? 'collected' : 'cancelled',
    });
    expect(await another.collect(attempt, VISA)).not.toMatchObject({ outcome: 'action-required' });
    expect(stub.charged('EDX-1')).toHaveLength(charges);
  });

  it('is unclear while the same confirmation is under way elsewhere, and collects once', async () => {
    const [one, other] = [processorAt(stub), processorAt(stub)];
    const attempt = await preparedAttempt(one, attemptOf(stub));
    const release = stub.hold('confirm');
    const first = one.collect(attempt, VISA);
    while (!stub.calls.some(({ method }) => method === 'confirm')) await one.probe(attempt);
    expect(await other.collect(attempt, VISA)).toMatchObject({ code: 'in-progress' });
    release();
    expect(await first).toMatchObject({ outcome: 'collected' });
    expect(stub.charged('EDX-1')).toHaveLength(1);
  });

  it('does not confirm an attempt again with another card', async () => {
    const processor = processorAt(stub);
    const attempt = await preparedAttempt(processor, attemptOf(stub));
    await processor.collect(attempt, 'pm_card_authenticationRequired');
    expect(await processor.collect(attempt, VISA)).toMatchObject({
      ...{ outcome: 'unknown', code: 'parameters-changed' },
    });
    expect(stub.charged('EDX-1')).toHaveLength(0);
  });

  it('keeps its key out of what it says', async () => {
    const processor = processorAt(stub, { secretKey: 'sk_test_invalid' });
    const said = [
      await processor.prepare(attemptOf(stub)),
      await processor.probe(attemptOf(stub)),
      await processor.list(0),
    ];
    expect(said).toMatchObject([{ code: 'configuration' }, { code: 'configuration' }, {}]);
    expect(JSON.stringify(said)).not.toMatch(/sk_|\*\*\*/);
  });
});

describe('Stripe fails while it prepares', () => {
  it.each<[FaultKind, number, string]>([
    ['rate-limited', 1, 'prepared'],
    ['rate-limited', 2, 'rate-limited'],
    ['in-progress', 2, 'in-progress'],
    ['reset-after', 1, 'prepared'],
    ['reset-after', 4, 'connection'],
    ['reset-before', 4, 'connection'],
    ['silence-after', 4, 'connection'],
  ])('%s, %i times: %s; there is one intent all the same', async (kind, times, heard) => {
    const totalMs = kind.startsWith('silence') ? 400 : 20_000;
    stub.failNext('create', kind, times);
    const outcome = await processorAt(stub, { totalMs }).prepare(attemptOf(stub));
    expect('code' in outcome ? outcome.code : outcome.outcome).toBe(heard);
    stub.heal();
    const attempt = await preparedAttempt(processorAt(stub), attemptOf(stub));
    expect([...stub.books().intents.keys()]).toEqual([attempt.prepared?.reference]);
  });

  it('stays unclear for a day after a 500, which Stripe repeats under the key; no money can have moved', async () => {
    stub.failNext('create', 'failed-after');
    const attempt = attemptOf(stub);
    const processor = processorAt(stub);
    for (let n = 0; n < 3; n += 1) {
      expect(await processor.prepare(attempt)).toMatchObject({ code: 'server-error' });
    }
    expect(await processor.cancel(attempt)).toMatchObject({ code: 'server-error' });
    stub.advance(24 * 3_600_000);
    expect(await processor.probe(attempt)).toEqual({ outcome: 'absent' });
    expect(await processor.cancel(attempt)).toEqual({ outcome: 'cancelled' });
    expect([...stub.books().intents.values()].map(({ status }) => status)).toEqual([
      ...['canceled', 'canceled'],
    ]);
  });
});

describe('what Stripe is sent', () => {
  it('is one intent and one confirmation, each with its key', async () => {
    const processor = processorAt(stub);
    await processor.collect(await preparedAttempt(processor, attemptOf(stub)), VISA);
    expect(stub.calls).toEqual([
      { method: 'create', key: 'makegood/intent/edx-1/1' },
      { method: 'confirm', key: 'makegood/confirm/edx-1/1' },
    ]);
    expect([...stub.books().intents.values()]).toMatchObject([
      {
        ...{ amount: 15900, currency: 'usd', capture_method: 'automatic' },
        metadata: { orderNumber: 'EDX-1', collector: 'makegood' },
      },
    ]);
  });

  it('is for the account that we collect for', async () => {
    const processor = processorAt(stub, { account: 'acct_1' });
    expect(await processor.collect(attemptOf(stub), VISA)).toMatchObject({ account: 'acct_1' });
    expect(stub.books().charges).toHaveLength(0);
    expect(stub.books('acct_1').charges).toHaveLength(1);
    expect(STUB_KEY).toMatch(/^sk_test_/);
  });

  it('is nothing for an amount that Stripe cannot collect exactly', async () => {
    const attempt = attemptOf(stub, { amount: '5.124', currency: 'KWD' });
    const processor = processorAt(stub);
    const refused = { outcome: 'declined', code: 'amount-not-chargeable', final: true };
    expect(await processor.prepare(attempt)).toMatchObject(refused);
    expect(await processor.collect(attempt, VISA)).toMatchObject(refused);
    expect(await processor.probe(attempt)).toEqual({ outcome: 'absent' });
    expect(await processor.cancel(attempt)).toEqual({ outcome: 'cancelled' });
    expect(stub.calls).toEqual([]);
  });
});
