import { json, type Answer, type Asked, type Script, type Told } from './small-lms.js';

const PATH = /^\/api\/entitlements\/v1\/entitlements\/(?:([^/]+)\/)?$/;
const PAGE = 2;

interface Entitlement {
  readonly uuid: string;
  readonly user: string;
  readonly course_uuid: string;
  readonly mode: string;
  readonly order_number: string | null;
  readonly expired_at: string | null;
}

/**
 * The Entitlement API and the tokens of an LMS, as far as a module needs them, in pages of two, and a script that may
 * answer in its place. For tests of modules only; the sandbox LMS knows much more.
 */
export class SmallEntitlementApi {
  static readonly CLIENT = {
    tokenUrl: 'http://lms.test/oauth2/access_token',
    clientId: 'small-client',
    clientSecret: 'small-client-secret',
  };
  readonly asked: Asked[] = [];
  readonly effects: string[] = [];
  /** Tokens from here on are accepted; raise it and the LMS has forgotten all that it gave. */
  validFrom = 1;
  script: Script = () => undefined;
  readonly #held: Entitlement[] = [];
  #tokens = 0;

  give(entitlement: Partial<Entitlement>): void {
    const id = String(this.#held.length + 1).padStart(12, '0');
    const uuid = `00000000-0000-4000-8000-${id}`;
    const blank = { user: 'ada', mode: 'verified', order_number: null, expired_at: null };
    this.#held.push({ ...blank, uuid, course_uuid: '', ...entitlement });
  }

  answer(asked: Asked): Answer {
    this.asked.push(asked);
    return this.script(asked, () => this.#usual(asked)) ?? this.#usual(asked);
  }

  #usual(asked: Asked): Told {
    if (asked.path === '/oauth2/access_token') return this.#token(asked.body);
    const [route, uuid] = PATH.exec(asked.path) ?? [];
    if (route === undefined) return { status: 404, body: '<h1>Not Found</h1>' };
    const token = Number(/^JWT token-(\d+)$/.exec(asked.headers['authorization'] ?? '')?.[1]);
    if (!(token >= this.validFrom)) return json(401, { detail: 'Invalid token.' });
    if (asked.method === 'POST') return this.#create(asked.body);
    if (asked.method === 'DELETE') return this.#end(uuid);
    return this.#list(asked.query ?? {});
  }

  #token(body: string): Told {
    const { client_id, client_secret } = Object.fromEntries(new URLSearchParams(body));
    const { clientId, clientSecret } = SmallEntitlementApi.CLIENT;
    if (client_id !== clientId || client_secret !== clientSecret) {
      return json(401, { error: 'invalid_client' });
    }
    this.#tokens += 1;
    return json(200, { access_token: `token-${this.#tokens}`, expires_in: 3_600 });
  }

  #create(body: string): Told {
    const wanted = JSON.parse(body) as Entitlement;
    const isTaken = this.#held.some(
      ({ course_uuid, order_number }) =>
        course_uuid === wanted.course_uuid && order_number === wanted.order_number,
    );
    if (isTaken) return json(400, { non_field_errors: ['must make a unique set.'] });
    this.effects.push(`${wanted.user} ${wanted.course_uuid} ${wanted.mode}`);
    this.give(wanted);
    return json(201, this.#held.at(-1));
  }

  #end(uuid: string | undefined): Told {
    const at = this.#held.findIndex((one) => one.uuid === uuid);
    const found = this.#held[at];
    if (!found) return json(404, { detail: 'Not found.' });
    if (found.expired_at === null) {
      this.effects.push(`${found.user} ${found.course_uuid} ended`);
      this.#held[at] = { ...found, expired_at: '2026-11-24T00:00:00Z' };
    }
    return { status: 204 };
  }

  #list({ user, page = '1' }: Readonly<Record<string, string>>): Told {
    const all = this.#held.filter((one) => one.user === user);
    const end = Number(page) * PAGE;
    const next = end < all.length ? 'http://elsewhere.test/?page=2' : null;
    return json(200, { count: all.length, next, results: all.slice(end - PAGE, end) });
  }
}
