import { jest } from '@jest/globals';
import { WakeUp } from './wake-up.js';

describe('WakeUp', () => {
  let wakeUp: WakeUp;
  let awake: boolean;

  beforeEach(() => {
    jest.useFakeTimers();
    wakeUp = new WakeUp();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  async function sleep(ms: number): Promise<void> {
    awake = false;
    void wakeUp.after(ms).then(() => (awake = true));
    await jest.advanceTimersByTimeAsync(0);
  }

  it('sleeps as long as it is told', async () => {
    await sleep(500);
    await jest.advanceTimersByTimeAsync(499);
    expect(awake).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    expect(awake).toBe(true);
  });

  it('does not sleep at all when there is no time to', async () => {
    await sleep(0);
    expect(awake).toBe(true);
    await sleep(-5);
    expect(awake).toBe(true);
  });

  it('ends its sleep when it is woken, and leaves no timer', async () => {
    await sleep(500);
    wakeUp.now();
    await jest.advanceTimersByTimeAsync(0);
    expect([awake, jest.getTimerCount()]).toEqual([true, 0]);
  });

  it('does not fall asleep after it was woken while awake', async () => {
    wakeUp.now();
    wakeUp.now();
    await sleep(500);
    expect(awake).toBe(true);
  });

  it('is woken once by however many calls, then sleeps again', async () => {
    await sleep(500);
    wakeUp.now();
    wakeUp.now();
    await jest.advanceTimersByTimeAsync(0);
    await sleep(500);
    expect(awake).toBe(false);
  });

  it('is woken anew after it slept its time', async () => {
    await sleep(10);
    await jest.advanceTimersByTimeAsync(10);
    await sleep(500);
    expect(awake).toBe(false);
    wakeUp.now();
    await jest.advanceTimersByTimeAsync(0);
    expect(awake).toBe(true);
  });
});
