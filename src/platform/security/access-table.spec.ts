import type { Role } from '../../config/index.js';
import { type AccessRule, AccessTable, mayUse } from './access-table.js';

const read: AccessRule = {
  method: 'GET',
  route: '/orders/:number',
  roles: ['operator', 'learner'],
};
const live: AccessRule = { method: 'GET', route: '/live', roles: 'anyone' };

describe('the access table', () => {
  const table = new AccessTable([read, live]);

  it('finds a rule by method and pattern', () => {
    expect(table.find('GET', '/orders/:number')).toBe(read);
    expect(table.find('POST', '/orders/:number')).toBeUndefined();
    expect(table.find('GET', '/orders/1')).toBeUndefined();
  });

  it('treats HEAD as GET', () => {
    expect(table.find('HEAD', '/orders/:number')).toBe(read);
  });

  it('has each route once', () => {
    expect(() => new AccessTable([read, { ...read, roles: 'anyone' }])).toThrow('twice');
  });

  it('knows what is missing and what is left over', () => {
    const routes = [
      { method: 'GET', route: '/live' },
      { method: 'HEAD', route: '/live' },
      { method: 'DELETE', route: '/orders/:number' },
    ];
    expect(table.compare(routes)).toEqual({
      unlisted: ['DELETE /orders/:number'],
      unused: ['GET /orders/:number'],
    });
  });

  const cases: readonly [AccessRule, Role[], boolean][] = [
    [read, [], false],
    [read, ['auditor', 'checkout'], false],
    [read, ['auditor', 'learner'], true],
    [read, ['admin'], true],
    [live, [], true],
  ];
  it.each(cases)('%j for %j: %s', (rule, roles, allowed) => {
    expect(mayUse(rule, new Set(roles))).toBe(allowed);
  });
});
