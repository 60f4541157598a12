import type { Agent } from 'undici';
import { Exchange } from './exchange.js';
import type { OutgoingHttp, OutgoingOutcome, OutgoingRequest } from './outgoing-http.js';
import { ADDRESS_NOT_PUBLIC, isForbiddenHost, publicLookup } from './public-addresses.js';

export interface UndiciHttpOptions {
  readonly connectTimeoutMs?: number;
  /** For calls that do not say how long they may take. */
  readonly timeoutMs?: number;
  /** At most so many connections to one origin; further calls wait, within their time. */
  readonly connections?: number;
  readonly maxBodyBytes?: number;
  /** `public`: nobody inside our network is called, whatever a name or a URL says. Default: `any`. */
  readonly addresses?: 'public' | 'any';
}

const DEFAULTS = {
  connectTimeoutMs: 3_000,
  timeoutMs: 7_000,
  connections: 64,
  maxBodyBytes: 1024 * 1024,
  addresses: 'any',
} as const;

/** Outgoing HTTP over connections that are kept. */
export class UndiciHttp implements OutgoingHttp {
  private readonly options: Required<UndiciHttpOptions>;
  #agent: Promise<Agent> | undefined;

  constructor(options: UndiciHttpOptions = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  async request(request: OutgoingRequest): Promise<OutgoingOutcome> {
    const agent = await (this.#agent ??= this.#open());
    const { origin, hostname, pathname, search } = new URL(request.url);
    if (this.options.addresses === 'public' && isForbiddenHost(hostname)) {
      return { kind: 'refused', detail: ADDRESS_NOT_PUBLIC };
    }
    const { method, headers = {}, body = null } = request;
    return new Promise((resolve, reject) => {
      const timeoutMs = request.timeoutMs ?? this.options.timeoutMs;
      const exchange = new Exchange(timeoutMs, this.options.maxBodyBytes, resolve, reject);
      agent.dispatch({ origin, path: pathname + search, method, headers, body }, exchange);
    });
  }

  /** Waits for the calls that are under way. */
  async close(): Promise<void> {
    await (await this.#agent)?.close();
  }

  /** undici is a megabyte, which no start has to wait for. */
  async #open(): Promise<Agent> {
    const { Agent } = await import('undici');
    const { connections, connectTimeoutMs: timeout, addresses } = this.options;
    // The exchange keeps the time of the whole call; undici's own clocks would only tick beside it.
    // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED=0 in the environment changes nothing.
    const lookup = addresses === 'public' && { lookup: publicLookup() };
    const connect = { timeout, rejectUnauthorized: true, ...lookup };
    return new Agent({ connections, connect, headersTimeout: 0, bodyTimeout: 0 });
  }
}
