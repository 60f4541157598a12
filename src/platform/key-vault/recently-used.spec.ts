import { RecentlyUsed } from './recently-used.js';

describe('what was recently used', () => {
  it('keeps half of its bound at least, the whole at most', () => {
    const map = new RecentlyUsed<number>(10);
    for (let n = 1; n <= 1_000; n += 1) {
      map.set(`${n}`, n);
      for (let last = Math.max(1, n - 3); last <= n; last += 1)
        expect(map.get(`${last}`)).toBe(last);
    }
    const kept = Array.from({ length: 1_000 }, (_, n) => `${n + 1}`).filter((key) => map.get(key));
    expect(kept.length).toBeLessThanOrEqual(10);
  });

  it('keeps what is used again and again', () => {
    const map = new RecentlyUsed<string>(10);
    map.set('used', 'x');
    for (let n = 1; n <= 1_000; n += 1) {
      map.set(`${n}`, 'y');
      expect(map.get('used')).toBe('x');
    }
  });

  it('has the newest value of a key, in whichever generation the others were', () => {
    const map = new RecentlyUsed<number>(4);
    for (const n of [1, 2, 3, 4, 5]) {
      map.set('a', n);
      map.set(`other-${n}`, n);
      expect(map.get('a')).toBe(n);
    }
  });
});
