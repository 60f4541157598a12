import { jest } from '@jest/globals';
import { ForgottenElsewhere } from './forgotten-elsewhere.js';
import type { KeyStore } from './key-store.js';

const answers = (list: readonly (readonly string[] | Error)[]) => {
  const moments: (number | undefined)[] = [];
  const forgottenSince = (moment: number | undefined) => {
    const ids = list[moments.push(moment) - 1] ?? [];
    return ids instanceof Error
      ? Promise.reject(ids)
      : Promise.resolve({ ids, moment: moments.length });
  };
  return { moments, store: { forgottenSince } as unknown as KeyStore };
};

describe('what other processes forget', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is noticed within ten seconds, also after the store was away for a while', async () => {
    const { store, moments } = answers([[], ['a'], new Error('away'), ['b']]);
    const forgotten: string[] = [];
    const elsewhere = new ForgottenElsewhere(store, (id) => forgotten.push(id));
    await elsewhere.start();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(forgotten).toEqual(['a']);
    await jest.advanceTimersByTimeAsync(20_000);
    expect(forgotten).toEqual(['a', 'b']);
    expect(moments).toEqual([undefined, 1, 2, 2]); // asked again from where an answer was had
    elsewhere.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(moments).toHaveLength(4);
  });

  it('is not asked of a store that nobody else uses', async () => {
    const elsewhere = new ForgottenElsewhere({} as unknown as KeyStore, () => undefined);
    await elsewhere.start();
    expect(jest.getTimerCount()).toBe(0);
  });
});
