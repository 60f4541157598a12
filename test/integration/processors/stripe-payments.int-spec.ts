import { StripeStub } from '../../support/stripe-stub/stripe-stub.js';
import { attemptOf, closeProcessors, preparedAttempt, processorAt } from './stripe-world.js';

const VISA = 'pm_card_visa';
const THREE_D_SECURE = 'pm_card_authenticationRequired';
const DAY_MS = 24 * 3_600_000;
let stub: StripeStub;

beforeEach(async () => {
  stub = await StripeStub.start();
});
afterEach(async () => {
  closeProcessors();
  await stub.close();
});

const statuses = (): readonly string[] =>
  [...stub.books().intents.values()].map(({ status }) => status);

async function begun(token: string) {
  const processor = processorAt(stub);
  const attempt = await preparedAttempt(processor, attemptOf(stub));
  const outcome = await processor.collect(attempt, token);
  return { processor, attempt, outcome, id: attempt.prepared?.reference ?? '' };
}

describe('declined cards', () => {
  it.each([
    ['pm_card_visa_chargeDeclined', 'card-declined'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'insufficient-funds'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card-declined'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired-card'],
    ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect-cvc'],
    ['pm_card_chargeDeclinedProcessingError', 'processing-error'],
    ['pm_nonsense', 'payment-method-refused'],
  ])('%s: %s', async (token, code) => {
    const { outcome } = await begun(token);
    expect(outcome).toMatchObject({ outcome: 'declined', code, final: true });
    expect(stub.charged('EDX-1')).toHaveLength(0);
  });

  it('leave the intent for the next attempt', async () => {
    const { attempt, id } = await begun('pm_card_visa_chargeDeclined');
    const next = await preparedAttempt(processorAt(stub), { ...attempt, attempt: 2 });
    expect(next.prepared).toEqual({ reference: id, attempt: 2 });
    expect(await processorAt(stub).collect(next, VISA)).toMatchObject({ reference: id });
    expect(statuses()).toEqual(['succeeded']);
  });

  it('found by a probe are not the last word, for the client secret is still good: cancel first', async () => {
    const { processor, attempt, id } = await begun(THREE_D_SECURE);
    stub.books().fail(id, 'payment_intent_authentication_failure');
    expect(await processor.probe(attempt)).toMatchObject({
      ...{ outcome: 'declined', code: 'payment-intent-authentication-failure', final: false },
    });
    expect(await processor.cancel(attempt)).toEqual({ outcome: 'cancelled' });
    expect(() => stub.books().confirm(id, VISA)).toThrow('status of canceled');
  });

  it('of the attempt before are not taken for those of this one', async () => {
    const { processor, attempt } = await begun('pm_card_visa_chargeDeclined');
    const next = await preparedAttempt(processor, { ...attempt, attempt: 2 });
    stub.failNext('confirm', 'reset-before', 4);
    expect(await processor.collect(next, VISA)).toMatchObject({ outcome: 'unknown' });
    expect(await processor.probe(next)).toMatchObject({ outcome: 'declined', final: false });
  });
});

describe('a payer who has to act', () => {
  it('gets the client secret, and the probe sees the end of it', async () => {
    const { processor, attempt, outcome, id } = await begun(THREE_D_SECURE);
    expect(outcome).toMatchObject({
      ...{ outcome: 'action-required', reference: id, type: 'use_stripe_sdk' },
      clientSecret: expect.stringContaining(`${id}_secret_`) as string,
    });
    expect(await processor.probe(attempt)).toEqual(outcome);
    stub.books().succeed(id);
    expect(await processor.probe(attempt)).toMatchObject({ outcome: 'collected', reference: id });
    // The answer that Stripe kept under the key is of before.
    expect(await processor.collect(attempt, THREE_D_SECURE)).toMatchObject({
      ...{ outcome: 'collected', reference: id },
    });
  });

  it('who never acts is cancelled; the next attempt gets an intent of its own', async () => {
    const { processor, attempt, id } = await begun(THREE_D_SECURE);
    expect(await processor.cancel(attempt)).toEqual({ outcome: 'cancelled' });
    const next = await preparedAttempt(processor, { ...attempt, attempt: 2 });
    expect(next.prepared?.reference).not.toBe(id);
    expect(await processor.collect(next, VISA)).toMatchObject({ outcome: 'collected' });
    expect(statuses()).toEqual(['canceled', 'succeeded']);
  });
});

describe('an attempt that is cancelled', () => {
  it('collects neither with the intent that was used again nor with one of its own', async () => {
    const { processor, attempt } = await begun('pm_card_visa_chargeDeclined');
    const second = { ...attempt, attempt: 2 };
    expect(await processor.cancel(second)).toEqual({ outcome: 'cancelled' });
    expect(statuses()).toEqual(['canceled', 'canceled']);
    // Somebody who was asleep meanwhile, with and without memory.
    const cancelled = { outcome: 'declined', code: 'cancelled' };
    expect(await processorAt(stub).collect(second, VISA)).toMatchObject(cancelled);
    const forgetful = attemptOf(stub, { attempt: 2 });
    expect(await processorAt(stub).collect(forgetful, VISA)).toMatchObject(cancelled);
    expect(stub.charged('EDX-1')).toHaveLength(0);
    const third = { ...attempt, attempt: 3 };
    expect(await processorAt(stub).collect(third, VISA)).toMatchObject({ outcome: 'collected' });
    expect(statuses()).toEqual(['canceled', 'canceled', 'succeeded']);
  });

  it('is not said to be cancelled when Stripe did not cancel all of it', async () => {
    const { processor, attempt } = await begun('pm_card_visa_chargeDeclined');
    stub.failNext('create', 'rate-limited', 2);
    const second = { ...attempt, attempt: 2 };
    expect(await processor.cancel(second)).toMatchObject({ outcome: 'unknown' });
    expect(await processor.cancel(second)).toEqual({ outcome: 'cancelled' });
  });
});

describe('a bank that takes its time', () => {
  it.each(['collected', 'declined'])('cannot be stopped; in the end: %s', async (end) => {
    const { processor, attempt, outcome, id } = await begun('pm_usBankAccount_processing');
    expect(outcome).toEqual({ outcome: 'processing', reference: id });
    expect(await processor.cancel(attempt)).toEqual({ outcome: 'processing', reference: id });
    if (end === 'collected') stub.books().succeed(id);
    else stub.books().fail(id, 'payment_intent_payment_attempt_failed');
    expect(await processor.probe(attempt)).toMatchObject({ outcome: end });
  });
});

describe('after a day, when Stripe has forgotten the keys', () => {
  it('a recorded intent is found by its id', async () => {
    const { attempt } = await begun(VISA);
    stub.advance(DAY_MS);
    expect(await processorAt(stub).probe(attempt)).toMatchObject({ outcome: 'collected' });
    expect(statuses()).toHaveLength(1);
  });

  it('one that was never recorded is searched for, and nothing new is made by a probe', async () => {
    const attempt = attemptOf(stub);
    await processorAt(stub).collect(attempt, VISA);
    stub.advance(DAY_MS);
    expect(await processorAt(stub).probe(attempt)).toMatchObject({ outcome: 'collected' });
    expect(await processorAt(stub).cancel(attempt)).toMatchObject({ outcome: 'collected' });
    expect(stub.charged('EDX-1')).toHaveLength(1);
  });

  it('a checkout’s own intents for that order number are left alone', async () => {
    const metadata = { orderNumber: 'EDX-1' };
    const draft = { amount: 15900, currency: 'usd', captureMethod: 'automatic', metadata };
    const theirs = stub.books().create(draft);
    stub.advance(DAY_MS);
    const attempt = attemptOf(stub, { requestedAt: stub.now() - DAY_MS });
    expect(await processorAt(stub).probe(attempt)).toEqual({ outcome: 'absent' });
    expect(await processorAt(stub).cancel(attempt)).toEqual({ outcome: 'cancelled' });
    expect(theirs.status).toBe('requires_payment_method');
  });
});

describe('money given back', () => {
  const refund = (reference: string, amount = '59.00', key = 'r-1') => ({
    ...{ key, reference, amount, currency: 'USD' },
  });

  it('is given back once for each key, also when Stripe has forgotten it', async () => {
    const { processor, id } = await begun(VISA);
    const first = await processor.refund(refund(id));
    expect(first).toMatchObject({ outcome: 'refunded', amount: '59.00', currency: 'USD' });
    stub.advance(2 * DAY_MS);
    expect(await processorAt(stub).refund(refund(id))).toEqual(first);
    expect(stub.books().refunds).toHaveLength(1);
    await processor.refund(refund(id, '100.00', 'r-2'));
    expect(await processor.refund(refund(id, '1.00', 'r-3'))).toMatchObject({
      ...{ outcome: 'refused', code: 'already-refunded' },
    });
  });

  it.each(['reset-after', 'failed-after', 'silence-after'] as const)(
    '%s: unclear at first, then found',
    async (kind) => {
      const { id } = await begun(VISA);
      stub.failNext('refund', kind, 4);
      const impatient = processorAt(stub, { totalMs: 500 });
      expect(await impatient.refund(refund(id))).toMatchObject({ outcome: 'unknown' });
      stub.heal();
      expect(await processorAt(stub).refund(refund(id))).toMatchObject({ outcome: 'refunded' });
      expect(stub.books().refunds).toHaveLength(1);
    },
  );

  it('is refused for more than was paid, and for what was never paid', async () => {
    const { processor, id } = await begun(VISA);
    const refused = { outcome: 'refused', code: 'refund-refused' };
    expect(await processor.refund(refund(id, '159.01'))).toMatchObject(refused);
    expect(await processor.refund(refund('pi_nonsense', '1.00', 'r-2'))).toMatchObject({
      ...{ outcome: 'refused', code: 'payment-unknown' },
    });
  });
});

describe('the list', () => {
  it('has what was begun since, page by page, and only ours', async () => {
    const processor = processorAt(stub);
    const since = stub.now();
    const draft = { amount: 100, currency: 'usd', captureMethod: 'automatic' };
    for (let n = 1; n <= 130; n += 1) {
      const ours = { orderNumber: `EDX-${n}`, collector: 'makegood' };
      stub.books().create({ ...draft, metadata: n % 2 === 0 ? ours : { orderNumber: `EDX-${n}` } });
    }
    const first = await processor.list(since);
    if (first.outcome !== 'listed' || first.next === undefined) throw new Error('no first page');
    const last = await processor.list(since, first.next);
    if (last.outcome !== 'listed') throw new Error('no last page');
    expect(last.next).toBeUndefined();
    const all = [...first.payments, ...last.payments].map(({ orderNumber }) => orderNumber);
    expect(new Set(all).size).toBe(65);
    expect(first.payments[0]).toMatchObject({ state: 'open', amount: '1.00', refunded: '0.00' });
    expect(await processor.list(stub.now() + 60_000)).toMatchObject({ payments: [] });
  });

  it('says how much was given back', async () => {
    const { processor, id } = await begun(VISA);
    await processor.refund({ key: 'r', reference: id, amount: '9.00', currency: 'USD' });
    expect(await processor.list(0)).toMatchObject({
      payments: [{ state: 'collected', amount: '159.00', refunded: '9.00', reference: id }],
    });
  });
});
