import { idempotencyKeyOf } from './idempotency-key.js';

describe('an idempotency key', () => {
  it.each([
    ['8e03978e-40d5-43e8-bc93-6894a57f9324', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    ['"8e03978e-40d5-43e8-bc93-6894a57f9324"', '8e03978e-40d5-43e8-bc93-6894a57f9324'],
    ['retry:EDX-1/2026+11=~', 'retry:EDX-1/2026+11=~'],
    ['"a, b"', 'a, b'],
    ['"a \\"b\\" \\\\"', 'a "b" \\'],
    ['x'.repeat(255), 'x'.repeat(255)],
  ])('%s is taken', (header, key) => {
    expect(idempotencyKeyOf(header)).toBe(key);
  });

  it.each([
    ...['', '""', ' ', 'a b', 'a, b', 'a,b', '"a", "b"', '"a', 'a"', '"a"b"', '"a"; p=1', '"\\n"'],
    ...['ä', 'a\u0000', 'a\\b', '"ä"', 'x'.repeat(256), `"${'x'.repeat(256)}"`],
  ])('%j is refused', (header) => {
    expect(idempotencyKeyOf(header)).toBeUndefined();
  });
});
