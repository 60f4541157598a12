import { sign } from '../../../../test/support/stripe-stub/webhooks.js';
import { orderOfWebhook } from './webhook.js';

const SECRET = 'whsec_test';
const NOW = Date.UTC(2026, 10, 23, 10);

const bodyOf = (metadata: unknown): Buffer =>
  Buffer.from(
    JSON.stringify({
      ...{ object: 'event', type: 'payment_intent.succeeded' },
      data: { object: { id: 'pi_1', metadata } },
    }),
  );
const OURS = bodyOf({ orderNumber: 'EDX-1', collector: 'makegood' });
const signed = (body: Buffer, secret = SECRET, at = NOW): string =>
  sign(body.toString('utf8'), secret, at);

describe('a delivery of Stripe', () => {
  it('names the order', () => {
    expect(orderOfWebhook(OURS, signed(OURS), SECRET, NOW)).toBe('EDX-1');
    expect(orderOfWebhook(OURS, signed(OURS), SECRET, NOW + 299_000)).toBe('EDX-1');
  });

  it('is taken with one right signature among several, as while a secret is rolled', () => {
    const [time, old] = signed(OURS, 'whsec_old').split(',');
    const [, current] = signed(OURS).split(',');
    const header = `${time ?? ''},${old ?? ''},${current ?? ''}`;
    expect(orderOfWebhook(OURS, header, SECRET, NOW)).toBe('EDX-1');
  });

  it.each<[string, Buffer, string | undefined, number]>([
    ['no signature', OURS, undefined, NOW],
    ['an empty signature', OURS, '', NOW],
    ['a signature of nonsense', OURS, 'v1=1', NOW],
    ['the secret of another', OURS, signed(OURS, 'whsec_other'), NOW],
    ['another body', bodyOf({ orderNumber: 'EDX-2', collector: 'makegood' }), signed(OURS), NOW],
    ['a replay of six minutes ago', OURS, signed(OURS), NOW + 360_000],
    ['no body', Buffer.alloc(0), signed(Buffer.alloc(0)), NOW],
    ['a body that is no JSON', Buffer.from('{'), signed(Buffer.from('{')), NOW],
  ])('is refused with %s', (_, body, signature, now) => {
    expect(orderOfWebhook(body, signature, SECRET, now)).toMatchObject({
      ...{ kind: 'rejection', code: 'webhook-signature-invalid' },
    });
  });

  it('is refused without a secret of ours, whatever it is signed with', () => {
    expect(orderOfWebhook(OURS, signed(OURS, ''), '', NOW)).toMatchObject({
      code: 'webhook-signature-invalid',
    });
  });

  it.each([
    ['about an order of a checkout', bodyOf({ orderNumber: 'EDX-1' })],
    ['without metadata', bodyOf(undefined)],
    ['with an order number that is none', bodyOf({ orderNumber: 1, collector: 'makegood' })],
    ['about nothing', Buffer.from('{"object":"event"}')],
    ['that is null', Buffer.from('null')],
    ['that is a list', Buffer.from('[]')],
  ])('%s is not ours', (_, body) => {
    expect(orderOfWebhook(body, signed(body), SECRET, NOW)).toMatchObject({
      code: 'webhook-not-ours',
    });
  });
});
