import { retryAfterMs } from './retry-after.js';

describe('Retry-After', () => {
  const date = 'Mon, 23 Nov 2026 10:00:00 GMT';

  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': ' 0 ' }, 0],
    [{ 'retry-after': 'Mon, 23 Nov 2026 10:01:30 GMT', date }, 90_000],
    [{ 'retry-after': 'Mon, 23 Nov 2026 09:00:00 GMT', date }, 0],
    [{ 'retry-after': 'Mon, 23 Nov 2026 10:01:30 GMT' }, undefined],
    [{ 'retry-after': 'soon', date }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': '12345678901' }, undefined],
    [{}, undefined],
  ])('%j means %p ms', (headers, ms) => {
    expect(retryAfterMs(headers)).toBe(ms);
  });
});
