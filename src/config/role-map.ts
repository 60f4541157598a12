import { isRole, ROLES, type Role } from './roles.js';
import { type Variable, Wrong } from './variable.js';

export type RoleMap = ReadonlyMap<string, ReadonlySet<Role>>;

/** `ecommerce_worker=operator,administrator=operator`: a name of the LMS, and the role it has here. */
export const roleMap: Variable<RoleMap> = {
  example: 'ecommerce_worker=operator,administrator=operator',
  secret: false,
  parse(given) {
    const map = new Map<string, Set<Role>>();
    for (const pair of given.split(',')) {
      const [name = '', role, ...more] = pair.split('=').map((part) => part.trim());
      if (name === '' || more.length > 0 || !isRole(role)) {
        return new Wrong(`must be name=role pairs, role one of ${ROLES.join(', ')}`);
      }
      map.set(name, (map.get(name) ?? new Set()).add(role));
    }
    return map;
  },
};
