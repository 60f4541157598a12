import { baseOf } from './stripe-client.js';

describe('STRIPE_API_BASE', () => {
  it.each([
    [undefined, {}],
    ['http://127.0.0.1:12111', { protocol: 'http', host: '127.0.0.1', port: '12111' }],
    ['http://stripe-stub', { protocol: 'http', host: 'stripe-stub', port: 80 }],
    ['https://api.stripe.com/', { protocol: 'https', host: 'api.stripe.com', port: 443 }],
  ])('%s', (base, expected) => {
    expect(baseOf(base, 'sk_test_1')).toEqual(expected);
  });

  it.each([
    ['stripe', 'is no http or https URL'],
    ['ftp://stripe', 'is no http or https URL'],
    ['https://stripe/v2', 'scheme, host and port only'],
    ['https://stripe?a=1', 'scheme, host and port only'],
    ['https://user@stripe', 'scheme, host and port only'],
  ])('%s is refused', (base, why) => {
    expect(() => baseOf(base, 'sk_test_1')).toThrow(why);
  });

  it('is never plain http for a live key, and the key is not named', () => {
    expect(() => baseOf('http://127.0.0.1', 'sk_live_secret')).toThrow(
      new Error('STRIPE_API_BASE may be plain http only with a test key.'),
    );
  });
});
