import { createHmac, randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { isRole } from '../../../config/index.js';
import type { HouseKey } from '../../key-vault/house-key.js';
import type { Caller } from '../caller.js';
import { cookieIn, setCookie } from './cookies.js';
import { EndedSessions } from './ended-sessions.js';
import { isSame, Session } from './session.js';

/** Purpose of the house key that sessions are signed with: tokens of the API open no session, and sessions are no tokens. */
export const SESSION_KEY = 'sessions';

export const SESSION_COOKIE = 'makegood_session';
const VISIT_COOKIE = 'makegood_visit';
const ISSUER = 'makegood-session';
const LONGEST_MS = 12 * 60 * 60_000;
const VISIT_S = 60 * 60;

export interface SessionOptions {
  /** Pages that cookies are sent to: this path and what is below. */
  readonly path: string;
  /** Cookies travel over TLS only. */
  readonly secure: boolean;
}

/**
 * Who is signed in, as signed cookies say: no table has to be asked, and any process with the same vault understands them
 * (docs/adr/0035-sign-in.md).
 */
export class Sessions {
  readonly #signingKey: Buffer;
  readonly #formKey: Buffer;
  private readonly ended = new EndedSessions();

  constructor(
    key: Pick<HouseKey, 'mac'>,
    private readonly options: SessionOptions,
    private readonly now: () => number = Date.now,
  ) {
    this.#signingKey = key.mac('signs sessions');
    this.#formKey = key.mac('signs forms');
  }

  /**
   * Signs somebody in.
   * @param until epoch ms; the session ends then at the latest
   * @returns the `Set-Cookie` header
   */
  async begin({ id: sub, roles, partners }: Caller, until = Infinity): Promise<string> {
    const now = this.now();
    const lastsS = Math.floor(Math.max(0, Math.min(LONGEST_MS, until - now)) / 1_000);
    const token = await new SignJWT({ roles: [...roles], ...(partners && { partners }) })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setSubject(sub)
      .setJti(randomBytes(16).toString('base64url'))
      .setExpirationTime(Math.floor(now / 1_000) + lastsS)
      .sign(this.#signingKey);
    return setCookie(SESSION_COOKIE, token, { ...this.options, maxAge: lastsS });
  }

  /** Who the cookies say is signed in; undefined: nobody. */
  async find(cookies: string | undefined): Promise<Session | undefined> {
    const token = cookieIn(cookies, SESSION_COOKIE);
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, this.#signingKey, {
        ...{ algorithms: ['HS256'], issuer: ISSUER, requiredClaims: ['sub', 'jti', 'exp'] },
        currentDate: new Date(this.now()),
      });
      const { jti = '', sub = '', exp = 0, roles, partners } = payload;
      if (this.ended.has(jti)) return undefined;
      const caller: Caller = {
        ...{
          kind: 'user',
          id: sub,
          roles: new Set(Array.isArray(roles) ? roles.filter(isRole) : []),
        },
        ...(Array.isArray(partners) && { partners: partners.map(String) }),
      };
      return new Session(jti, caller, this.formToken(jti), exp * 1_000);
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  /** Signs out. A copy of the cookie opens nothing in this process any more. Returns the `Set-Cookie` header. */
  end(session: Session): string {
    this.ended.add(session.id, session.endsAt, this.now());
    return setCookie(SESSION_COOKIE, '', { ...this.options, maxAge: 0 });
  }

  /** For the form of those who are not signed in: its token, and the `Set-Cookie` header that goes with it. */
  visit(cookies: string | undefined): { readonly formToken: string; readonly cookie: string } {
    const id = cookieIn(cookies, VISIT_COOKIE) ?? randomBytes(16).toString('base64url');
    const cookie = setCookie(VISIT_COOKIE, id, { ...this.options, maxAge: VISIT_S });
    return { formToken: this.formToken(id), cookie };
  }

  isOfVisit(cookies: string | undefined, formToken: string | undefined): boolean {
    const id = cookieIn(cookies, VISIT_COOKIE);
    return id !== undefined && formToken !== undefined && isSame(formToken, this.formToken(id));
  }

  private formToken(id: string): string {
    return createHmac('sha256', this.#formKey).update(id).digest('base64url');
  }
}
