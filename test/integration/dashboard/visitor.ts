import { hashPassword } from '../../../src/platform/security/users/password-hash.js';
import type { LocalUser } from '../../../src/platform/security/users/users-file.js';
import type { Role } from '../../../src/config/index.js';

/** Cheap to check, so that the tests are quick. */
export async function localUser(name: string, ...roles: Role[]): Promise<LocalUser> {
  return { name, roles, password: await hashPassword(`${name}'s password`, 2 ** 4) };
}

export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Where it sends one; undefined: nowhere. */
  readonly location: string | undefined;
}

/** What a form sends; as a list, a name may come several times. */
export type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[];

const isList = (fields: Fields): fields is readonly (readonly [string, string])[] =>
  Array.isArray(fields);

/** A browser without a screen and without scripts: it keeps cookies, and does not follow by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  async get(path: string): Promise<Seen> {
    return this.ask('GET', path);
  }

  /** Sends a form, with what the page that it stands on put into it. */
  async send(path: string, fields: Fields): Promise<Seen> {
    const all = isList(fields) ? fields : Object.entries(fields);
    return this.ask('POST', path, new URLSearchParams(all.map(([name, value]) => [name, value])));
  }

  async signIn(name: string): Promise<Seen> {
    const { html } = await this.get('/dashboard/sign-in');
    const fields = { csrf: valueOf(html, 'csrf'), user: name, password: `${name}'s password` };
    return this.send('/dashboard/sign-in', fields);
  }

  private async ask(method: string, path: string, body?: URLSearchParams): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.url + path, {
      ...{ method, redirect: 'manual', headers: { cookie } },
      ...(body && { body }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const { status, headers } = response;
    const location = headers.get('location') ?? undefined;
    return { status, headers, html: await response.text(), location };
  }
}

/** The value of the first field of that name. */
export function valueOf(html: string, name: string): string {
  const [input = ''] = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html) ?? [];
  return /value="([^"]*)"/.exec(input)?.[1] ?? '';
}
