import type { Role } from '../../config/index.js';
import { callerOf } from './claims.js';

const lms = {
  issuer: 'https://lms/oauth2',
  roles: new Map<string, Set<Role>>([
    ['ecommerce_worker', new Set(['operator'])],
    ['administrator', new Set(['admin'])],
  ]),
};
const iss = lms.issuer;

describe('claims of our own tokens', () => {
  it('name the caller and the roles; unknown roles are nothing', () => {
    expect(callerOf({ sub: 'olga', roles: ['operator', 'boss'] }, undefined)).toEqual({
      kind: 'user',
      id: 'olga',
      roles: new Set(['operator']),
    });
  });

  it('may limit the partners', () => {
    expect(callerOf({ sub: 'o', roles: [], partners: ['edx'] }, undefined)).toMatchObject({
      partners: ['edx'],
    });
  });

  it.each([
    {},
    { sub: '' },
    { sub: 'o', roles: 'admin' },
    { sub: 'o', roles: ['operator'], partners: 'edx' },
    { sub: 'o', roles: ['operator'], partners: null },
    { sub: 'o', roles: ['operator'], partners: ['edx', 7] },
  ])('%j name nobody', (claims) => {
    expect(callerOf(claims, undefined)).toBeUndefined();
  });
});

describe('claims of tokens of the LMS', () => {
  it('name a learner, whatever roles they claim', () => {
    expect(callerOf({ iss, sub: '7', preferred_username: 'ada', roles: ['admin'] }, lms)).toEqual({
      kind: 'user',
      id: 'ada',
      roles: new Set(['learner']),
    });
  });

  it('have further roles by the map only: by username, or by what the LMS says of the user', () => {
    const worker = callerOf({ iss, preferred_username: 'ecommerce_worker' }, lms);
    expect(worker?.roles).toEqual(new Set(['learner', 'operator']));
    const staff = callerOf({ iss, preferred_username: 'ada', administrator: true }, lms);
    expect(staff?.roles).toEqual(new Set(['learner', 'admin']));
  });

  it('a learner who calls himself administrator is none', () => {
    const claims = { iss, preferred_username: 'administrator', administrator: false };
    expect(callerOf(claims, lms)?.roles).toEqual(new Set(['learner']));
  });

  it('without a username name nobody', () => {
    expect(callerOf({ iss, sub: '7', roles: ['admin'] }, lms)).toBeUndefined();
  });
});
