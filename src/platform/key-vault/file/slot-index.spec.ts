import { createHash } from 'node:crypto';
import { SlotIndex } from './slot-index.js';

const key = (n: number) => createHash('sha256').update(`${n}`).digest();

describe('the index of slots', () => {
  it('finds what was added and not removed, however much it grows', () => {
    const index = new SlotIndex();
    for (let n = 1; n <= 5_000; n += 1) index.add(key(n), n);
    for (let n = 1; n <= 5_000; n += 3) index.remove(key(n), n);
    for (let n = 5_001; n <= 9_000; n += 1) index.add(key(n), n);
    for (let n = 1; n <= 9_000; n += 1) {
      const removed = n <= 5_000 && n % 3 === 1;
      expect([...index.candidates(key(n))]).toEqual(removed ? [] : [n]);
    }
    expect([...index.candidates(key(9_001))]).toEqual([]);
  });

  it('names all whose keys begin alike', () => {
    const index = new SlotIndex();
    index.add(key(1), 1);
    index.add(key(1), 2);
    index.remove(key(1), 1);
    index.add(Buffer.from('short'), 3);
    expect([...index.candidates(key(1))]).toEqual([2]);
    expect([...index.candidates(Buffer.from('other'))]).toEqual([3]); // shorter than 8 bytes: all alike
  });
});
