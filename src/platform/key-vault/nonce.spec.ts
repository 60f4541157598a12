import { freshNonce } from './nonce.js';

describe('a fresh nonce', () => {
  it('comes once, and stays what it is', () => {
    const nonces = Array.from({ length: 5_000 }, freshNonce);
    const early = nonces.map((nonce) => nonce.toString('hex'));
    for (let n = 0; n < 1_000; n += 1) freshNonce();
    expect(new Set(early).size).toBe(5_000);
    expect(nonces.map((nonce) => nonce.toString('hex'))).toEqual(early);
  });
});
