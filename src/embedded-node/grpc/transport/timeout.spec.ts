import { timeoutMs } from './timeout.js';

describe('the time a caller gives', () => {
  it.each([
    ['2H', 7_200_000],
    ['3M', 180_000],
    ['4S', 4_000],
    ['99999999m', 99_999_999],
    ['1500u', 2],
    ['1n', 1],
    ['99999999H', 2 ** 31 - 1],
  ])('%s', (header, ms) => {
    expect(timeoutMs(header)).toBe(ms);
  });

  it.each([undefined, '', '5', 'm', '123456789m', '1 m', '-1S', '1d'])('no limit: %s', (header) => {
    expect(timeoutMs(header)).toBeUndefined();
  });
});
