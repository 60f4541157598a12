import fc from 'fast-check';
import { changesBetween } from './changes.js';

const before = { status: 'Open', lines: [{ id: '1', status: 'Open', attempts: 0 }, { id: '2' }] };

describe('what changed', () => {
  it('is named by its smallest parts', () => {
    const failed = { id: '1', status: 'Fulfillment Server Error', attempts: 1, retry: 'scheduled' };
    expect(changesBetween(before, { status: 'Open', lines: [failed, { id: '2' }] })).toEqual([
      { path: 'lines[0].status', from: 'Open', to: 'Fulfillment Server Error' },
      { path: 'lines[0].attempts', from: 0, to: 1 },
      { path: 'lines[0].retry', to: 'scheduled' },
    ]);
  });

  it('is named as a whole where it came or went as a whole', () => {
    const failure = { class: 'server', code: 'lms-unavailable' };
    expect(changesBetween({}, { failure })).toEqual([{ path: 'failure', to: failure }]);
    expect(changesBetween({ failure }, {})).toEqual([{ path: 'failure', from: failure }]);
    expect(changesBetween({ list: [1] }, { list: [1, 2] })).toEqual([{ path: 'list[1]', to: 2 }]);
    expect(changesBetween({ at: [1] }, { at: { 0: 1 } })).toHaveLength(1);
    expect(changesBetween({ at: null }, { at: {} })).toEqual([{ path: 'at', from: null, to: {} }]);
  });

  it('is nothing exactly where both are the same', () => {
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(changesBetween(one, structuredClone(one))).toEqual([]);
        const same = changesBetween(one, other).length === 0;
        if (same) expect(other).toEqual(one);
        if (JSON.stringify(one) !== JSON.stringify(other)) return;
        // JSON knows no -0.
        expect(same || JSON.stringify(one).includes('0')).toBe(true);
      }),
    );
  });
});
