import { Injectable } from '@nestjs/common';
import { decodeJwt } from 'jose';
import { statusOf } from '../../platform/http/problem.js';
import { bearerToken } from '../../platform/security/bearer.js';
import type { Caller } from '../../platform/security/caller.js';
import { TokenVerifier, type TokenRefusal } from '../../platform/security/token-verifier.js';
import { LocalUsers } from '../../platform/security/users/local-users.js';

export interface Admitted {
  readonly caller: Caller;
  /** Epoch ms; the session ends then at the latest. */
  readonly until?: number;
}

export interface NotAdmitted {
  readonly refusal: string;
  readonly status: number;
}

const PASSWORD_MOST = 200;

const OF_TOKENS: Readonly<Record<TokenRefusal, string>> = {
  'token-expired': 'The token has expired.',
  'token-invalid': 'This is no token that is good here.',
  'keys-unavailable': 'Tokens cannot be checked just now. Try again in a moment.',
};

/** Lets people in: by a password of this installation, or by a token of the API. */
@Injectable()
export class SignIn {
  constructor(
    private readonly users: LocalUsers,
    private readonly tokens: TokenVerifier,
  ) {}

  get withPassword(): boolean {
    return this.users.hasAny;
  }

  async byPassword(user: string, password: string): Promise<Admitted | NotAdmitted> {
    if (user === '' || password.length > PASSWORD_MOST) return wrong();
    const tried = await this.users.signIn(user, password);
    switch (tried.outcome) {
      case 'signed-in':
        return admitted({ caller: tried.caller });
      case 'wrong':
        return wrong();
      case 'too-many': {
        const refusal = `Too many tries. Try again in ${Math.ceil(tried.waitMs / 1_000)} s.`;
        return { refusal, status: statusOf('too-many-requests') };
      }
    }
  }

  async byToken(given: string): Promise<Admitted | NotAdmitted> {
    const token = bearerToken(given) ?? given;
    const caller = await this.tokens.verify(token);
    if (typeof caller === 'string') return refused(OF_TOKENS[caller]);
    const { exp } = decodeJwt(token);
    return admitted({ caller, ...(exp !== undefined && { until: exp * 1_000 }) });
  }
}

function admitted(one: Admitted): Admitted | NotAdmitted {
  const { roles } = one.caller;
  const mayLook = (['operator', 'auditor', 'admin'] as const).some((role) => roles.has(role));
  return mayLook
    ? one
    : {
        refusal: 'Only operators, auditors and administrators may look.',
        status: statusOf('forbidden'),
      };
}

function wrong(): NotAdmitted {
  return refused('User name or password is wrong.');
}

function refused(refusal: string): NotAdmitted {
  return { refusal, status: statusOf('invalid') };
}
