import { decideCancel, decideCollect, decideProbe, keyOf } from './charges.js';
import type { ChargeEntry, Charges } from './charges.js';
import type { Charge } from '../../checkout/contract.js';

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
