import type { JsonObject } from '../json.js';
import type { Change } from './books.js';
import type { Caller } from './caller.js';

export interface Call {
  readonly at: string;
  readonly caller: Caller;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** The body was not JSON, or not of a type the LMS reads. */
  readonly unreadable?: 'not-json' | 'unsupported-type' | undefined;
  readonly contentType: string;
  readonly authorization: string | undefined;
  readonly forwardedFor: string | undefined;
  /** Root of the LMS as the caller sees it. */
  readonly root: string;
  /** Seconds until a throttled caller may call again. */
  readonly throttledFor?: number;
  readonly newId: () => string;
}

export interface Answer {
  readonly status: number;
  /** Absent: an empty body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly changes: readonly Change[];
}

export function refuse(status: number, body?: unknown, headers?: Record<string, string>): Answer {
  return { status, body, headers, changes: [] };
}
