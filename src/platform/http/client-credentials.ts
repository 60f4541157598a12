import type { OutgoingHttp, OutgoingOutcome } from './outgoing-http.js';

/** A client of an OAuth 2 server, by the grant `client_credentials` (RFC 6749 §4.4). */
export interface OauthClient {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Limit of one call in ms, when it is shorter than usual: whoever waits has no more patience. */
  readonly timeoutMs?: number;
}

/** `none`: what the server said instead of giving a token, or that it said nothing. */
export type TokenOutcome =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'none'; readonly outcome: OutgoingOutcome };

/** Where modules get the token for their calls. */
export interface TokenSource {
  token(): Promise<TokenOutcome>;
  /** Somebody refused this token: it is not given again. */
  discard(token: string): void;
}

/** Limit of a token call in ms: the predecessor's. */
const LONGEST_MS = 5_000;
/** A token that ends sooner may end on its way. */
const MARGIN_MS = 60_000;
/** RFC 6749 leaves `expires_in` to the server; without it nothing is known but that it works now. */
const UNSAID_S = 60;

/** Keeps a token until shortly before its end. Whoever asks while one is fetched waits for that one. */
export class ClientCredentials implements TokenSource {
  private held: { readonly token: string; readonly until: number } | undefined;
  private flight: Promise<TokenOutcome> | undefined;

  constructor(
    private readonly http: OutgoingHttp,
    private readonly client: OauthClient,
    private readonly now: () => number = Date.now,
  ) {}

  token(): Promise<TokenOutcome> {
    const { held } = this;
    if (held && this.now() < held.until) {
      return Promise.resolve({ kind: 'token', token: held.token });
    }
    this.flight ??= this.fetch().finally(() => (this.flight = undefined));
    return this.flight;
  }

  discard(token: string): void {
    if (this.held?.token === token) this.held = undefined;
  }

  private async fetch(): Promise<TokenOutcome> {
    const { tokenUrl: url, clientId, clientSecret, timeoutMs = LONGEST_MS } = this.client;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      token_type: 'jwt', // the LMS's own parameter; its other kind opens only few of its APIs
    });
    const outcome = await this.http.request({
      ...{ method: 'POST', url, timeoutMs: Math.min(timeoutMs, LONGEST_MS), body: form.toString() },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    });
    const granted = grantedBy(outcome);
    if (!granted) return { kind: 'none', outcome };
    const { token, lifeMs } = granted;
    this.held = { token, until: this.now() + lifeMs - Math.min(MARGIN_MS, lifeMs / 10) };
    return { kind: 'token', token };
  }
}

function grantedBy(outcome: OutgoingOutcome): { token: string; lifeMs: number } | undefined {
  if (outcome.kind !== 'response' || outcome.status !== 200) return undefined;
  const { json } = outcome;
  if (typeof json !== 'object' || json === null || !('access_token' in json)) return undefined;
  const { access_token: token } = json;
  // What a header cannot hold is no token.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) return undefined;
  const lifeS = 'expires_in' in json ? Number(json.expires_in) : UNSAID_S;
  return { token, lifeMs: (lifeS > 0 ? lifeS : UNSAID_S) * 1000 };
}
