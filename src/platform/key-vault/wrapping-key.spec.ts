import { KeyRing } from './key-ring.js';
import { VaultDamaged, WrongMasterKey } from './errors.js';
import { WrappingKey } from './wrapping-key.js';

const master = 'a master key of thirty-two bytes';
const other = 'another one of thirty-two bytes!!';
const dataKey = Buffer.alloc(32, 1);
const bound = { id: '6a1e6a58-6f0c-4d3e-9b53-0d9ad6a3a001', owner: 'person:abc' };

describe('a wrapping key', () => {
  it('is the same for the same master key, in every process', () => {
    expect(new WrappingKey(master).id).toBe('17ea0a1dcddbc2c0');
    const wrapped = new WrappingKey(master).wrap(dataKey, bound);
    expect(new WrappingKey(master).unwrap(wrapped, bound)).toEqual(dataKey);
    expect(wrapped.includes(dataKey)).toBe(false);
  });

  it('unwraps nothing that another one wrapped, or that is bound to another id or owner', () => {
    const wrapped = new WrappingKey(master).wrap(dataKey, bound);
    expect(new WrappingKey(other).unwrap(wrapped, bound)).toBeUndefined();
    const elsewhere = [
      { ...bound, id: bound.id.replace('1', '2') },
      { ...bound, owner: 'person:abd' },
    ];
    for (const wrong of elsewhere) {
      expect(new WrappingKey(master).unwrap(wrapped, wrong)).toBeUndefined();
    }
  });

  it('needs a master key of at least 32 bytes, counted as bytes', () => {
    expect(() => new WrappingKey('x'.repeat(31))).toThrow(RangeError);
    expect(() => new WrappingKey('ü'.repeat(16))).not.toThrow();
  });
});

describe('the ring of wrapping keys', () => {
  it('says which key is missing by its id, never by itself', () => {
    const stored = new KeyRing(other).make('person:abc');
    const ring = new KeyRing(master);
    const refusal = (work: () => unknown): WrongMasterKey => {
      try {
        work();
      } catch (error) {
        if (error instanceof WrongMasterKey) return error;
      }
      throw new Error('Not refused.');
    };
    for (const work of [
      () => ring.unwrap(stored),
      () => {
        ring.require([stored.wrappedBy]);
      },
    ]) {
      const { message, expected, found } = refusal(work);
      expect([expected, found]).toEqual([
        [new WrappingKey(other).id],
        [new WrappingKey(master).id],
      ]);
      expect(message).not.toContain('thirty-two');
    }
  });

  it('unwraps by the previous key, and wraps by the current one', () => {
    const stored = new KeyRing(other).make('person:abc');
    const ring = new KeyRing(master, other);
    const rewrapped = ring.rewrap(stored);
    expect(rewrapped.wrappedBy).toBe(new WrappingKey(master).id);
    expect(new KeyRing(master).unwrap(rewrapped)).toEqual(new KeyRing(other).unwrap(stored));
  });

  it('notices a damaged key', () => {
    const ring = new KeyRing(master);
    const stored = ring.make('person:abc');
    stored.wrapped[20]! ^= 1;
    expect(() => ring.unwrap(stored)).toThrow(VaultDamaged);
  });
});
