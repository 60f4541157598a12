import { ORDER_NUMBER, orderStream } from './order-stream.js';

describe('the stream of an order', () => {
  it('is one, whatever the case of the order number', () => {
    expect(orderStream('EDX-100001')).toBe('order-edx-100001');
    expect(orderStream('edx-100001')).toBe(orderStream('Edx-100001'));
  });
});

describe('an order number', () => {
  it.each(['A', 'EDX-100001', '_', '-', 'x'.repeat(64)])('may be %j', (number) => {
    expect(ORDER_NUMBER.test(number)).toBe(true);
  });

  // The sign for Kelvin is a K to `toLowerCase`: such a number would share the stream of another order.
  it.each(['', 'a b', 'a.b', 'A\n', '\u212a', 'x'.repeat(65)])('may not be %j', (number) => {
    expect(ORDER_NUMBER.test(number)).toBe(false);
  });
});
