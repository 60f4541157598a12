import type Stripe from 'stripe';
import { outcomeOfIntent } from './outcome-of-intent.js';

const intent = (changes: object): Stripe.PaymentIntent =>
  ({
    ...{ id: 'pi_1', amount: 15900, amount_received: 0, currency: 'usd', created: 1_700_000_000 },
    ...{ client_secret: 'pi_1_secret_x', next_action: null, last_payment_error: null },
    ...{ latest_charge: null, ...changes },
  }) as unknown as Stripe.PaymentIntent;

describe('what the status of an intent says', () => {
  it.each<[string, object, object]>([
    [
      'succeeded',
      { amount_received: 15900, latest_charge: { created: 1_700_000_060 } },
      {
        ...{ outcome: 'collected', reference: 'pi_1', amount: '159.00', currency: 'USD' },
        collectedAt: '2023-11-14T22:14:20.000Z',
      },
    ],
    ['processing', {}, { outcome: 'processing', reference: 'pi_1' }],
    [
      'requires_action',
      { next_action: { type: 'use_stripe_sdk' } },
      {
        ...{ outcome: 'action-required', reference: 'pi_1' },
        ...{ type: 'use_stripe_sdk', clientSecret: 'pi_1_secret_x' },
      },
    ],
    ['requires_payment_method', {}, { outcome: 'absent' }],
    ['requires_confirmation', {}, { outcome: 'absent' }],
    [
      'requires_payment_method',
      { last_payment_error: { code: 'card_declined', decline_code: 'expired_card' } },
      {
        ...{ outcome: 'declined', code: 'expired-card', message: 'The card has expired.' },
        final: false,
      },
    ],
  ])('%s', (status, changes, outcome) => {
    expect(outcomeOfIntent(intent({ status, ...changes }))).toEqual(outcome);
  });

  it.each([
    ['canceled', {}, { outcome: 'declined', code: 'cancelled', final: true }],
    ['requires_capture', {}, { outcome: 'unknown', code: 'status-unknown' }],
    ['of_tomorrow', {}, { outcome: 'unknown', code: 'status-unknown' }],
    ['requires_action', {}, { outcome: 'unknown', code: 'no-client-secret' }],
    ['succeeded', { currency: 'zzz' }, { outcome: 'unknown', code: 'amount-unreadable' }],
  ])('%s %j', (status, changes, outcome) => {
    expect(outcomeOfIntent(intent({ status, ...changes }))).toMatchObject(outcome);
  });

  it('names the account that holds the money', () => {
    const paid = intent({ status: 'succeeded', amount_received: 15900 });
    expect(outcomeOfIntent(paid, 'acct_1')).toMatchObject({ account: 'acct_1' });
  });
});
