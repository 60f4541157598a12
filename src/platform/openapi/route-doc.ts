import type { AccessRule } from '../security/access-table.js';
import type { Headers, RequestHeader } from './headers.js';
import type { Schema } from './schema.js';

export interface Example {
  readonly summary: string;
  readonly value: unknown;
}

export type Examples = Readonly<Record<string, Example>>;

/** A success, or whatever else is no problem+json. */
export interface AnswerDoc {
  readonly description: string;
  /** `application/json` unless another is said; without a schema there is no body. */
  readonly mediaType?: string;
  readonly schema?: Schema;
  readonly headers?: Headers;
  readonly examples?: Examples;
  /** What callers may have instead, by its media type, when they ask for it by `Accept`. */
  readonly instead?: Readonly<Record<string, Pick<AnswerDoc, 'schema' | 'examples'>>>;
}

export interface ParameterDoc {
  readonly name: string;
  readonly description: string;
  readonly schema: Schema;
}

export interface BodyDoc {
  readonly schema: Schema;
  readonly examples: Examples;
  /** Somebody else's: it must be JSON, and no field of it is looked at. */
  readonly isOpaque?: boolean;
}

/**
 * One route, as /openapi.json tells it. Who may use it comes from the access table; tokens, bodies and engines bring their
 * problems along by themselves. Beside its controller: `place-order.openapi.ts`.
 */
export interface RouteDoc extends Pick<AccessRule, 'method' | 'route'> {
  /** The name of the function in a generated client. */
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly path?: readonly ParameterDoc[];
  readonly query?: readonly ParameterDoc[];
  readonly headers?: readonly RequestHeader[];
  readonly body?: BodyDoc;
  readonly answers: Readonly<Record<number, AnswerDoc>>;
  /** Codes of this route's own problems. */
  readonly problems: readonly string[];
  /** What a problem of this route says beside its body, by status. */
  readonly problemHeaders?: Readonly<Record<number, Headers>>;
}
