import fc from 'fast-check';
import { decideCancel, decideCollect, decideProbe, decideRefund, keyOf } from './charges.js';
import type { ChargeEntry, Charges } from './charges.js';
import type { Charge, Refund } from '../../checkout/contract.js';

const at = '2026-11-23T10:00:00.000Z';
const made = { at, reference: 'sbx_1' };

function charge(token: string, over: Partial<Charge> = {}): Charge {
  return {
    key: 'EDX-1/1',
    orderNumber: 'EDX-1',
    amount: '159.00',
    currency: 'USD',
    token,
    ...over,
  };
}

function given(...entries: (ChargeEntry | undefined)[]): Charges {
  return new Map(entries.flatMap((entry) => (entry ? [[keyOf(entry), entry] as const] : [])));
}

const collected = {
  outcome: 'collected',
  reference: 'sbx_1',
  amount: '159.00',
  currency: 'USD',
  collectedAt: at,
};

describe('the sandbox processor', () => {
  it('collects with tok_ok', () => {
    const { answer, entry } = decideCollect(given(), charge('tok_ok'), made);
    expect(answer).toEqual(collected);
    expect(entry).toEqual({ type: 'charged', at, charge: charge('tok_ok'), outcome: collected });
  });

  it.each([
    ['tok_declined', 'card-declined'],
    ['tok_of_another', 'token-unknown'],
  ])('declines %s with %s', (token, code) => {
    const { answer } = decideCollect(given(), charge(token), made);
    expect(answer).toMatchObject({ outcome: 'declined', code });
  });

  it('has the money of tok_timeout_after_success, but says so only when it is asked again', () => {
    const first = decideCollect(given(), charge('tok_timeout_after_success'), made);
    expect(first.answer).toMatchObject({ outcome: 'unknown', code: 'timeout' });
    const charges = given(first.entry);
    expect(decideProbe(charges, 'EDX-1/1')).toEqual(collected);
    const later = { at: '2026-11-24T00:00:00.000Z', reference: 'sbx_2' };
    expect(decideCollect(charges, charge('tok_timeout_after_success'), later)).toEqual({
      answer: collected,
    });
  });

  it.each(['tok_ok', 'tok_declined'])(
    'answers a repeat of %s as it did, and writes nothing',
    (token) => {
      const first = decideCollect(given(), charge(token), made);
      const again = decideCollect(given(first.entry), charge(token), {
        at: 'later',
        reference: 'sbx_2',
      });
      expect(again).toEqual({ answer: first.answer });
    },
  );

  it.each([
    { amount: '10.00' },
    { currency: 'EUR' },
    { orderNumber: 'EDX-2' },
    { token: 'tok_declined' },
  ])('refuses a key that comes back with another %o', (over) => {
    const { entry } = decideCollect(given(), charge('tok_ok'), made);
    expect(decideCollect(given(entry), charge('tok_ok', over), made)).toEqual({
      answer: expect.objectContaining({
        outcome: 'declined',
        code: 'idempotency-mismatch',
      }) as unknown,
    });
  });

  it('never collects after a cancellation', () => {
    const { answer, entry } = decideCancel(given(), 'EDX-1/1', at);
    expect(answer).toEqual({ outcome: 'cancelled' });
    const charges = given(entry);
    expect(decideCollect(charges, charge('tok_ok'), made)).toEqual({
      answer: expect.objectContaining({ outcome: 'declined', code: 'cancelled' }) as unknown,
    });
    expect(decideProbe(charges, 'EDX-1/1')).toMatchObject({
      outcome: 'declined',
      code: 'cancelled',
    });
    expect(decideCancel(charges, 'EDX-1/1', at)).toEqual({ answer: { outcome: 'cancelled' } });
  });

  it.each(['tok_ok', 'tok_timeout_after_success'])('does not cancel what %s collected', (token) => {
    const { entry } = decideCollect(given(), charge(token), made);
    expect(decideCancel(given(entry), 'EDX-1/1', at)).toEqual({ answer: collected });
  });

  it('has nothing to cancel where it declined', () => {
    const { entry } = decideCollect(given(), charge('tok_declined'), made);
    expect(decideCancel(given(entry), 'EDX-1/1', at)).toEqual({
      answer: expect.objectContaining({ outcome: 'declined', code: 'card-declined' }) as unknown,
    });
  });

  it('knows nothing of a key it never saw', () => {
    expect(decideProbe(given(), 'EDX-1/1')).toEqual({ outcome: 'absent' });
  });
});

describe('a refund at the sandbox processor', () => {
  const paid = decideCollect(given(), charge('tok_ok'), made).entry;
  const back = { at, reference: 'sbx_2' };
  const refused = (code: string) => ({
    answer: expect.objectContaining({ outcome: 'refused', code }) as unknown,
  });

  function refund(over: Partial<Refund> = {}): Refund {
    return { key: 'r-1', reference: 'sbx_1', amount: '59.00', currency: 'USD', ...over };
  }

  it('is given and written down', () => {
    const outcome = {
      ...{ outcome: 'refunded', reference: 'sbx_2', amount: '59.00', currency: 'USD' },
      refundedAt: at,
    };
    expect(decideRefund(given(paid), refund(), back)).toEqual({
      answer: outcome,
      entry: { type: 'refunded', at, refund: refund(), outcome },
    });
  });

  it('is given once for its key, and answered alike', () => {
    const first = decideRefund(given(paid), refund({ amount: '159.00' }), back);
    const again = { at: 'later', reference: 'sbx_3' };
    const charges = given(paid, first.entry);
    expect(decideRefund(charges, refund({ amount: '159.00' }), again)).toEqual({
      answer: first.answer,
    });
  });

  it.each([{ amount: '58.00' }, { reference: 'sbx_9' }, { currency: 'EUR' }])(
    'is refused when its key comes back with another %o',
    (over) => {
      const charges = given(paid, decideRefund(given(paid), refund(), back).entry);
      expect(decideRefund(charges, refund(over), back)).toEqual(refused('idempotency-mismatch'));
    },
  );

  it.each([
    [{ amount: '159.01' }, 'refund-refused'],
    [{ amount: '0.00' }, 'refund-refused'],
    [{ amount: '-1.00' }, 'refund-refused'],
    [{ amount: '1.001' }, 'refund-refused'],
    [{ currency: 'EUR' }, 'refund-refused'],
    [{ reference: 'sbx_9' }, 'payment-unknown'],
    [{ key: 'EDX-1/1' }, 'idempotency-mismatch'],
  ])('is refused with %o: %s', (over, code) => {
    expect(decideRefund(given(paid), refund(over), back)).toEqual(refused(code));
  });

  it('of what was declined is refused', () => {
    const { entry } = decideCollect(given(), charge('tok_declined'), made);
    expect(decideRefund(given(entry), refund(), back)).toEqual(refused('payment-unknown'));
  });

  it('takes its key: no charge is made, found or cancelled under it', () => {
    const charges = given(paid, decideRefund(given(paid), refund(), back).entry);
    const mismatch = expect.objectContaining({ code: 'idempotency-mismatch' }) as unknown;
    expect(decideCollect(charges, charge('tok_ok', { key: 'r-1' }), back)).toEqual({
      answer: mismatch,
    });
    expect(decideProbe(charges, 'r-1')).toEqual(mismatch);
    expect(decideCancel(charges, 'r-1', at)).toEqual({ answer: mismatch });
  });

  it('never gives back more than was collected, however it is cut up and repeated', () => {
    const step = fc.record({
      key: fc.integer({ max: 9, min: 0 }),
      cents: fc.integer({ min: 1, max: 9_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const ledger = new Map(given(paid));
        for (const { key, cents } of steps) {
          const asked = refund({ key: `r-${key}`, amount: (cents / 100).toFixed(2) });
          const { entry } = decideRefund(ledger, asked, back);
          expect(entry && ledger.has(keyOf(entry))).not.toBe(true);
          if (entry) ledger.set(keyOf(entry), entry);
        }
        const sum = [...ledger.values()]
          .flatMap((entry) => (entry.type === 'refunded' ? [Number(entry.refund.amount)] : []))
          .reduce((all, amount) => all + Math.round(amount * 100), 0);
        expect(sum).toBeLessThanOrEqual(15_900);
      }),
    );
  });
});
