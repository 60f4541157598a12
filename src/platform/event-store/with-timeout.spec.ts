import { jest } from '@jest/globals';
import { TimedOut, withTimeout } from './with-timeout.js';

describe('withTimeout', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('answers with what came in time, and leaves no timer', async () => {
    await expect(withTimeout(1_000, Promise.resolve('here'))).resolves.toBe('here');
    await expect(withTimeout(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('gives up what never answers', async () => {
    const never = new Promise<void>(() => undefined);
    const waiting = expect(withTimeout(1_000, never)).rejects.toThrow(TimedOut);
    await jest.advanceTimersByTimeAsync(1_000);
    await waiting;
  });

  it('does not mind that what was given up fails later', async () => {
    let fail: (error: Error) => void = () => undefined;
    const late = new Promise<void>((_, reject) => (fail = reject));
    const waiting = expect(withTimeout(1_000, late)).rejects.toThrow(TimedOut);
    await jest.advanceTimersByTimeAsync(1_000);
    await waiting;
    fail(new Error('too late'));
    await jest.advanceTimersByTimeAsync(1);
  });
});
