import { ActForm } from '../act-form.js';
import type { GroupKey } from './group-key.js';
import { pressOf, retryFilter, startRequestOf } from './retry-wish.js';

const GROUP: GroupKey = {
  ...{ module: 'enrollment', work: 'fulfillment', class: 'server', code: 'lms-unavailable' },
  needsPerson: true,
};
const filter = { module: 'enrollment', code: 'lms-unavailable' };

describe('what of a group is retried', () => {
  it('is all that failed so at its module', () => {
    expect(retryFilter(GROUP)).toEqual(filter);
    expect(retryFilter({ ...GROUP, module: 'none', code: 'no-module' })).toEqual({
      code: 'no-module',
    });
  });

  it('is nothing where nothing failed that was to be given', () => {
    expect(retryFilter({ ...GROUP, work: 'revocation' })).toBeUndefined();
    const { class: _, ...money } = GROUP;
    expect(retryFilter({ ...money, work: 'refund' })).toBeUndefined();
  });
});

describe('a button of the form', () => {
  it('only counts if it is none that is known', () => {
    expect(
      ['all', 'ticked', 'count', 'odd', ''].map((value) => pressOf(new ActForm({ do: value }))),
    ).toEqual(['all', 'ticked', 'count', 'count', 'count']);
  });

  it('asks for as many as somebody has seen; many stop by themselves', () => {
    const form = new ActForm({ expected: '4', pace: '10/minute', reason: 'Why', orders: 'A-1' });
    expect(startRequestOf('all', form, filter)).toEqual({
      ...{ filter, expected: 4, rate: { orders: 10, per: 'minute' }, stopAfter: 3, reason: 'Why' },
    });
  });

  it('asks for what is ticked, and never for all when nothing is', () => {
    const ticked = new ActForm({ expected: '4', orders: ['A-1', 'A-2'] });
    const rate = { orders: 10, per: 'second' };
    expect(startRequestOf('ticked', ticked, filter)).toEqual({
      ...{ filter, expected: 2, orders: ['A-1', 'A-2'], rate },
    });
    expect(startRequestOf('ticked', new ActForm({}), filter)).toMatchObject({ orders: [] });
  });
});
