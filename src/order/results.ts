import type { FailureClass } from '../kernel/failure.js';
import type { Receipt } from './events.js';

/** Why an outside system did not do what was asked, as the module's table classified it. */
export interface LineFailed {
  readonly kind: 'failed';
  readonly class: FailureClass;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly outcomeUnknown?: boolean;
  /** The other side said when to come back. */
  readonly retryAfterMs?: number;
  /** How often this very failure (its `code`) may come, for answers that rarely heal: fewer than the policy allows. */
  readonly maxAttempts?: number;
  /** It says nothing of the module: all other lines go on. Left out, a failure that would fail any line gives the module a rest. */
  readonly concerns?: 'line';
}

/** The other side took it on and will be done later. */
export interface LineDeferred {
  readonly kind: 'deferred';
  /** When to ask, in ms from now. */
  readonly checkAfterMs: number;
  /** What an operator reads meanwhile; names no person. */
  readonly note: string;
}

/** What came of an attempt to make a line good. */
export type AttemptResult =
  { readonly kind: 'fulfilled'; readonly receipt: Receipt } | LineDeferred | LineFailed;

/** What came of an attempt to take back what a line had given. Nothing left to take back is `revoked`, too. */
export type RevocationResult = { readonly kind: 'revoked'; readonly receipt: Receipt } | LineFailed;

/** What looking found out, of an attempt whose outcome is unknown or deferred. `absent`: nothing was done, so attempt it. */
export type ProbeResult = AttemptResult | { readonly kind: 'absent' };
