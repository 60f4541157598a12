/** A call to another company's system. Whether it was sent decides what may be done next. */
export interface OutgoingRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** For the whole call, from waiting for a connection to the last byte. */
  readonly timeoutMs?: number;
}

export interface OutgoingResponse {
  readonly kind: 'response';
  readonly status: number;
  /** Names in lower case; of a header that came twice, the values with a comma between them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body, where it is JSON. */
  readonly json?: unknown;
  /** The body was longer than we read. */
  readonly truncated?: true;
}

/**
 * `refused`, `timeout-connect`: nothing was sent, so nothing can have happened.
 * `timeout-read`, `lost`: it was sent, and nobody knows what came of it.
 */
export interface OutgoingFailure {
  readonly kind: 'refused' | 'timeout-connect' | 'timeout-read' | 'lost';
  /** A code such as ECONNREFUSED; never an address, a header or a body. */
  readonly detail?: string;
}

export type OutgoingOutcome = OutgoingResponse | OutgoingFailure;

/**
 * The port to everything that speaks HTTP outside. Follows no redirect, tries nothing twice, throws
 * only for calls that are not HTTP at all (a bug).
 */
export interface OutgoingHttp {
  request(request: OutgoingRequest): Promise<OutgoingOutcome>;
}
