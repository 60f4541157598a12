import type { Role } from '../../config/index.js';

interface Rule {
  /** The pattern as registered: `/v1/orders/:number`. */
  readonly route: string;
  readonly roles: readonly Role[] | 'anyone';
  /**
   * For people: a session's cookie stands for the token, what writes asks for the token of its form beside, and the API's
   * document does not tell of it (docs/adr/0035-sign-in.md).
   */
  readonly page?: true;
}

interface ReadingRule extends Rule {
  readonly method: 'GET';
}

/**
 * What becomes of a request that is sent again (docs/adr/0008-idempotency.md). `by-key`: with the same `Idempotency-Key`
 * it is answered again and not done again. `by-content`: the route knows by itself what it has done.
 */
interface WritingRule extends Rule {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly repeats: 'by-key' | 'by-content';
}

/** Who may use a route, and how often it may be sent. */
export type AccessRule = ReadingRule | WritingRule;

export function isByKey(rule: AccessRule): boolean {
  return rule.method !== 'GET' && rule.repeats === 'by-key';
}

/** The one table role × method × route. What has no entry is open to nobody. */
export class AccessTable {
  private readonly rules: ReadonlyMap<string, AccessRule>;

  constructor(rules: readonly AccessRule[]) {
    this.rules = new Map(rules.map((rule) => [key(rule.method, rule.route), rule]));
    if (this.rules.size < rules.length) throw new Error('The access table has a route twice.');
  }

  find(method: string, route: string): AccessRule | undefined {
    return this.rules.get(key(method, route));
  }

  /** Live routes without an entry, and entries without a live route. Both lists should be empty. */
  compare(live: readonly { readonly method: string; readonly route: string }[]): {
    readonly unlisted: readonly string[];
    readonly unused: readonly string[];
  } {
    const alive = new Set(live.map(({ method, route }) => key(method, route)));
    return {
      unlisted: [...alive].filter((name) => !this.rules.has(name)),
      unused: [...this.rules.keys()].filter((name) => !alive.has(name)),
    };
  }
}

export function mayUse(rule: AccessRule, roles: ReadonlySet<Role>): boolean {
  return (
    rule.roles === 'anyone' || roles.has('admin') || rule.roles.some((role) => roles.has(role))
  );
}

/** HEAD is GET without the body, so the same people may use it. */
function key(method: string, route: string): string {
  return `${method === 'HEAD' ? 'GET' : method} ${route}`;
}
