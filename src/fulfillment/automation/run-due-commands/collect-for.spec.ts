import { jest } from '@jest/globals';
import { collectFor } from './collect-for.js';

describe('collectFor', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  const after = <T>(ms: number, value: T): Promise<T> =>
    new Promise((resolve) => {
      setTimeout(() => {
        resolve(value);
      }, ms);
    });

  /** Collects until `ms` from now; answers with each batch and when it came. */
  async function collect(promises: readonly Promise<string>[], ms: number) {
    const start = performance.now();
    const batches: (readonly [at: number, batch: readonly string[]])[] = [];
    let ended: unknown = 'still collecting';
    void (async () => {
      for await (const batch of collectFor(1_000, promises)) {
        batches.push([performance.now() - start, batch]);
      }
    })().then(
      () => (ended = 'all'),
      (error: unknown) => (ended = error),
    );
    await jest.advanceTimersByTimeAsync(ms);
    return { batches, ended };
  }

  it('brings everything together when all is done within the time', async () => {
    const promises = [after(10, 'a'), after(990, 'b'), after(500, 'c')];
    expect(await collect(promises, 990)).toEqual({
      ...{ batches: [[990, ['a', 'c', 'b']]], ended: 'all' },
    });
    expect(jest.getTimerCount()).toBe(0);
  });

  it('brings what is done at the latest after the time, and the slow ones when they are', async () => {
    const promises = [after(10, 'a'), after(2_300, 'slow'), after(20, 'b')];
    expect(await collect(promises, 5_000)).toEqual({
      batches: [
        [1_000, ['a', 'b']],
        [2_300, ['slow']],
      ],
      ended: 'all',
    });
  });

  it('brings no empty batches while nothing is done', async () => {
    const seen = await collect([after(7_500, 'slow')], 7_000);
    expect(seen).toEqual({ batches: [], ended: 'still collecting' });
    await jest.advanceTimersByTimeAsync(500);
    expect(seen.batches).toEqual([[7_500, ['slow']]]);
  });

  it('ends at once when there is nothing to wait for', async () => {
    expect(await collect([], 0)).toEqual({ batches: [], ended: 'all' });
  });

  it('breaks when one of them does', async () => {
    const broken = after(100, '').then(() => Promise.reject(new Error('broken')));
    const { batches, ended } = await collect([after(10, 'a'), broken, after(500, 'b')], 1_000);
    expect([batches, ended]).toEqual([[], new Error('broken')]);
  });

  it('is not surprised by one that breaks while the caller is busy', async () => {
    const broken = after(1_500, '').then(() => Promise.reject(new Error('broken')));
    const batches = collectFor(1_000, [after(1, 'a'), broken])[Symbol.asyncIterator]();
    const first = batches.next();
    await jest.advanceTimersByTimeAsync(1_000);
    expect((await first).value).toEqual(['a']);
    await jest.advanceTimersByTimeAsync(1_000);
    await expect(batches.next()).rejects.toThrow('broken');
  });
});
