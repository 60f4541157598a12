import { valueAt, withValueAt } from './at-path.js';

describe('a value at a path', () => {
  const data = { order: { user: { name: 'ada' }, lines: [1] }, attempt: 1 };

  it('is found where it stands', () => {
    expect(valueAt(data, 'order.user')).toEqual({ name: 'ada' });
    expect(valueAt(data, 'attempt')).toBe(1);
  });

  it.each(['user', 'order.user.age', 'attempt.user', 'order.toString', ''])(
    'is not at %j',
    (path) => {
      expect(valueAt(data, path)).toBeUndefined();
      expect(valueAt(null, path)).toBeUndefined();
    },
  );

  it('is replaced without touching the rest, or what was there', () => {
    const before = structuredClone(data);
    expect(withValueAt(data, 'order.user', 'x')).toEqual({
      ...{ order: { user: 'x', lines: [1] }, attempt: 1 },
    });
    expect(data).toEqual(before);
  });
});
