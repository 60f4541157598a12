import type { Role } from '../config/index.js';
import type { Caller } from '../platform/security/caller.js';
import { maySee } from './order-access.js';

const order = (partner: string | null, username = 'ada') => ({ user: { username }, partner });

function caller(id: string, roles: Role[], partners?: string[]): Caller {
  return { kind: 'user', id, roles: new Set(roles), ...(partners && { partners }) };
}

describe('an order is seen', () => {
  it.each<[string, Caller, boolean]>([
    ['by its learner', caller('ada', ['learner']), true],
    ['by no other learner', caller('eve', ['learner']), false],
    ['by no learner whose name is written otherwise', caller('Ada', ['learner']), false],
    ['by staff', caller('olga', ['operator']), true],
    ['by a learner who is staff too', caller('eve', ['learner', 'auditor']), true],
    ['by staff of its partner', caller('olga', ['operator'], ['mit', 'edx']), true],
    ['by no staff of another partner', caller('olga', ['operator'], ['mit']), false],
    ['by no administrator of another partner', caller('olga', ['admin'], ['mit']), false],
    ['by no staff of no partner at all', caller('olga', ['operator'], []), false],
    ['by its learner at its partner only', caller('ada', ['learner'], ['mit']), false],
  ])('%s', (_, who, seen) => {
    expect(maySee(who, order('edx'))).toBe(seen);
  });

  it('without a partner by those only who are not held to partners', () => {
    expect(maySee(caller('olga', ['operator'], ['edx']), order(null))).toBe(false);
    expect(maySee(caller('olga', ['operator']), order(null))).toBe(true);
  });
});
