/** What a request may cost before it is refused. docs/errors.md and /openapi.json tell these to callers. */
export interface HttpLimits {
  /** The largest body, bytes. */
  readonly bodyBytes: number;
  /** Request line and headers together, bytes. */
  readonly headBytes: number;
  /** The longest address with its query, characters. */
  readonly urlLength: number;
  /** The longest part of an address that stands for something, such as an order's number; characters. */
  readonly urlPartLength: number;
  /** For the head to arrive, from the first byte; on a new connection from its opening. Milliseconds. */
  readonly headMs: number;
  /** For all of a request to arrive. Milliseconds. */
  readonly requestMs: number;
  /** How often those two are looked at: a slow caller is kept so much longer at most. Milliseconds. */
  readonly checkEveryMs: number;
  /** A connection on which nothing moves at all. Milliseconds. */
  readonly silenceMs: number;
  /** A connection that waits for its next request; longer than a load balancer's minute. Milliseconds. */
  readonly keepAliveMs: number;
  /** Requests under way at once. */
  readonly inFlight: number;
}

/** Two cores answer some thousand requests a second, so a full house is served within one. */
const MOST_IN_FLIGHT = 1_000;

export const LIMITS: HttpLimits = {
  bodyBytes: 256 * 1024,
  headBytes: 16 * 1024,
  // RFC 9110, 4.1, asks for 8000 at least.
  urlLength: 8_000,
  urlPartLength: 100,
  headMs: 15_000,
  requestMs: 30_000,
  checkEveryMs: 1_000,
  silenceMs: 60_000,
  keepAliveMs: 65_000,
  inFlight: MOST_IN_FLIGHT,
};

/** The most that a body may be nested. */
export const DEEPEST_BODY = 16;

/** No body of ours comes near. Validating ten thousands of members takes seconds, in which nobody else is answered. */
export const MOST_MEMBERS = 1_000;
