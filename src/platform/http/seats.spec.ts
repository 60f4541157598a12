import { Seats } from './seats.js';

describe('seats', () => {
  it('are as many as there are, and each is given back once', () => {
    const seats = new Seats(2);
    const [first, second] = [seats.take(), seats.take()];
    expect(seats.take()).toBeUndefined();
    first?.();
    first?.();
    expect(seats.taken).toBe(1);
    expect(seats.take()).toBeDefined();
    expect(seats.take()).toBeUndefined();
    second?.();
    expect(seats.taken).toBe(1);
  });
});
