import { orderStream } from './order-stream.js';

describe('the stream of an order', () => {
  it('is one, whatever the case of the order number', () => {
    expect(orderStream('EDX-100001')).toBe('order-edx-100001');
    expect(orderStream('edx-100001')).toBe(orderStream('Edx-100001'));
  });
});
