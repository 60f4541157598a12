import Stripe from 'stripe';
import { faultOf, verdictOf, type Fault } from './fault.js';

const { StripeCardError, StripeConnectionError } = Stripe.errors;

describe('what a fault of Stripe says of the money', () => {
  it.each<[string, Fault, object]>([
    ['no answer', {}, { outcome: 'unknown', code: 'connection', again: true }],
    [
      'the key with other parameters',
      { status: 400, type: 'idempotency_error' },
      { outcome: 'unknown', code: 'parameters-changed', again: false },
    ],
    [
      'the same call under way',
      { status: 409, type: 'invalid_request_error', code: 'idempotency_key_in_use' },
      { outcome: 'unknown', code: 'in-progress', again: true },
    ],
    [
      'another call holds the intent',
      { status: 429, code: 'lock_timeout' },
      { outcome: 'unknown', code: 'locked', again: true },
    ],
    ['too many calls', { status: 429 }, { outcome: 'unknown', code: 'rate-limited', again: true }],
    ['a wrong key', { status: 401 }, { outcome: 'unknown', code: 'configuration', again: false }],
    [
      'a key that may not',
      { status: 403 },
      { outcome: 'unknown', code: 'configuration', again: false },
    ],
    [
      'a declined card',
      { status: 402, code: 'card_declined', declineCode: 'insufficient_funds' },
      { outcome: 'declined', code: 'insufficient-funds', final: true },
    ],
    [
      'an expired card, which has no decline code',
      { status: 402, code: 'expired_card' },
      { outcome: 'declined', code: 'expired-card', final: true },
    ],
    [
      'a decline code of tomorrow',
      { status: 402, code: 'card_declined', declineCode: 'moon_phase' },
      { outcome: 'declined', code: 'card-declined', final: true },
    ],
    [
      'another state than we thought',
      { status: 400, code: 'payment_intent_unexpected_state' },
      { outcome: 'look' },
    ],
    [
      'an amount too small',
      { status: 400, code: 'amount_too_small', param: 'amount' },
      { outcome: 'declined', code: 'amount-too-small', final: true },
    ],
    [
      'an unknown means of payment',
      { status: 400, code: 'resource_missing', param: 'payment_method' },
      { outcome: 'declined', code: 'payment-method-refused', final: true },
    ],
    [
      'any other refusal',
      { status: 400, code: 'parameter_unknown', param: 'colour' },
      { outcome: 'declined', code: 'processor-refused', final: true },
    ],
    ['a failure', { status: 500 }, { outcome: 'unknown', code: 'server-error', again: false }],
    ['a gateway', { status: 504 }, { outcome: 'unknown', code: 'server-error', again: false }],
    ['a status of no kind', { status: 424 }, { outcome: 'unknown', code: 'server-error' }],
  ])('%s', (_, fault, verdict) => {
    expect(verdictOf(fault)).toMatchObject(verdict);
  });

  it.each(['fraudulent', 'lost_card', 'stolen_card', 'pickup_card', 'merchant_blacklist'])(
    'does not tell the payer of %s',
    (declineCode) => {
      const verdict = verdictOf({ status: 402, code: 'card_declined', declineCode });
      expect(verdict).toMatchObject({ code: 'card-declined', message: 'The card was declined.' });
    },
  );
});

describe('what is kept of what the SDK throws', () => {
  const raw = {
    ...{ type: 'card_error' as const, code: 'card_declined', decline_code: 'lost_card' },
    ...{
      message: 'Card of Ada Lovelace, key sk_live_1',
      statusCode: 402,
      headers: { a: 'secret' },
    },
  };

  it('is what decides, and neither message nor header', () => {
    expect(faultOf(new StripeCardError(raw))).toEqual({
      ...{ status: 402, type: 'card_error', code: 'card_declined', declineCode: 'lost_card' },
    });
  });

  it('is nothing when there was no answer', () => {
    expect(faultOf(new StripeConnectionError({ message: 'to 10.0.0.1' }))).toEqual({});
  });

  it('is a bug when it is not of Stripe', () => {
    expect(() => faultOf(new TypeError('bug'))).toThrow('bug');
  });
});
