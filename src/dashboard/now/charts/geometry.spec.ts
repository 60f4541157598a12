import type { HourFigures } from '../../../operations/contract.js';
import { EDGES, niceCeiling, throughput, times, ZERO_Y } from './geometry.js';

const hour = (placed: number, completed: number, failed: number, p95Ms?: number): HourFigures => ({
  ...{ from: '2026-11-23T10:00:00.000Z', orders: { placed, completed, failed } },
  ...{ settled: 0, modules: [] },
  ...(p95Ms !== undefined && { placedToFulfilled: { p50Ms: p95Ms / 2, p95Ms } }),
});

it.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [244, 500],
  [1_000, 1_000],
])('the scale for %i ends at %i', (value, ends) => {
  expect(niceCeiling(value)).toBe(ends);
});

describe('orders by the hour', () => {
  it('stand on zero, fill the picture and stay in it', () => {
    const { ticks, bars, placed } = throughput([hour(100, 50, 0), hour(0, 0, 3)]);
    expect(ticks).toEqual([
      { value: 50, y: (EDGES.top + ZERO_Y) / 2 },
      { value: 100, y: EDGES.top },
    ]);
    expect(bars[0]).toEqual({ x: 36.5, width: 184, up: (ZERO_Y - EDGES.top) / 2, down: 0 });
    expect(bars[1]!.down).toBeGreaterThanOrEqual(1.5);
    expect(bars[1]!.down).toBeLessThan(EDGES.bottom - ZERO_Y);
    expect(placed).toBe('M34 20H223V152H412');
  });

  it('are a flat line where nothing happened', () => {
    const { bars, placed } = throughput([hour(0, 0, 0)]);
    expect(bars[0]).toMatchObject({ up: 0, down: 0 });
    expect(placed).toBe(`M34 ${ZERO_Y}H412`);
  });
});

describe('times', () => {
  it('are interrupted where nothing was completed', () => {
    const { p95, peak } = times([hour(1, 1, 0, 2_000), hour(0, 0, 0), hour(1, 1, 0, 90_000)]);
    expect(p95.match(/M/g)).toHaveLength(2);
    expect(peak?.ms).toBe(90_000);
    expect(peak!.y).toBeGreaterThanOrEqual(EDGES.top);
  });

  it('have a scale of spans that people know, whatever they are', () => {
    const { ticks } = times([hour(1, 1, 0, 400), hour(1, 1, 0, 100_000)]);
    expect(ticks.map(({ value }) => value)).toEqual([100, 1_000, 10_000, 60_000, 600_000]);
    expect(times([hour(0, 0, 0)])).toMatchObject({ p50: '', p95: '', peak: undefined });
  });
});
