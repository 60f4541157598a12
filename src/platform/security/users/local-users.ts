import type { Caller } from '../caller.js';
import { hashPassword, isPassword } from './password-hash.js';
import { Tries } from './tries.js';
import type { LocalUser } from './users-file.js';
import type { UserSource } from './users-store.js';

/** Guesses are slow on purpose; more of them at once would keep the threads from everything else. */
const MOST_AT_ONCE = 2;
const BUSY_MS = 2_000;

export type SignInOutcome =
  | { readonly outcome: 'signed-in'; readonly caller: Caller }
  | { readonly outcome: 'wrong' }
  | { readonly outcome: 'too-many'; readonly waitMs: number };

/** Users of this installation, who sign in with a name and a password. */
export class LocalUsers {
  private underWay = 0;

  constructor(
    private readonly users: UserSource,
    private readonly tries = new Tries(),
  ) {}

  /** False: there is nobody, so only tokens open the pages. */
  get hasAny(): boolean {
    return this.users().length > 0;
  }

  async signIn(name: string, password: string): Promise<SignInOutcome> {
    const waitMs = this.tries.waitFor(name);
    if (waitMs > 0) return { outcome: 'too-many', waitMs };
    if (this.underWay >= MOST_AT_ONCE) return { outcome: 'too-many', waitMs: BUSY_MS };
    // Counted before it is looked at: many at once are no way around.
    this.tries.failed(name);
    this.underWay += 1;
    try {
      const user = this.users().find((one) => one.name.toLowerCase() === name.toLowerCase());
      const isRight = await this.hasPassword(user, password);
      if (!user || !isRight) return { outcome: 'wrong' };
      this.tries.succeeded(name);
      const caller: Caller = { kind: 'user', id: user.name, roles: new Set(user.roles) };
      return { outcome: 'signed-in', caller };
    } finally {
      this.underWay -= 1;
    }
  }

  /** Takes as long for a name that nobody has. */
  private async hasPassword(user: LocalUser | undefined, password: string): Promise<boolean> {
    if (user) return isPassword(password, user.password);
    await hashPassword(password, this.users()[0]?.password.cost);
    return false;
  }
}
