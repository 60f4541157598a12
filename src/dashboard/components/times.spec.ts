import { clock, moment, number, span, utc } from './times.js';

const AT = Date.parse('2026-11-23T08:32:13.402Z');
const MIN = 60_000;

describe('a time', () => {
  it('is told in the zone of whoever looks', () => {
    expect(clock(AT, 'UTC')).toBe('08:32:13');
    expect(clock(AT, 'Europe/Berlin')).toBe('09:32:13');
    expect(clock(Date.parse('2026-11-23T00:00:00Z'), 'UTC')).toBe('00:00:00');
    expect(utc(AT)).toBe('2026-11-23 08:32:13 UTC');
  });

  it('has its date unless it is of today, there', () => {
    expect(moment(AT, 'UTC', AT + 60 * MIN)).toBe('08:32:13');
    expect(moment(AT, 'UTC', AT + 24 * 60 * MIN)).toBe('Mon 23 Nov 2026, 08:32:13');
    expect(moment(AT, 'Asia/Tokyo', AT + 10 * 60 * MIN)).toBe('Mon 23 Nov 2026, 17:32:13');
  });
});

it.each([
  [340, '0.3 s'],
  [8_500, '8.5 s'],
  [59_999, '60 s'],
  [9 * MIN, '9 min'],
  [102 * MIN, '1 h 42 min'],
  [24 * 60 * MIN, '1 d'],
  [51 * 60 * MIN, '2 d 3 h'],
])('%i ms are %s', (ms, words) => {
  expect(span(ms).replaceAll('\u00a0', ' ')).toBe(words);
});

it('thousands are told apart', () => {
  expect(number(4_918_220).replaceAll('\u202f', ' ')).toBe('4 918 220');
  expect(number(918)).toBe('918');
});
