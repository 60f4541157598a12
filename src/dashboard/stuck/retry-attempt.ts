import type { Problem } from '../../platform/http/problem.js';
import type { Press } from './retry-wish.js';

/** What somebody wanted to retry: a dry run of it, or why it was refused. It is shown with what was typed. */
export interface RetryAttempt {
  readonly press: Press;
  readonly key: string | undefined;
  readonly ticked: readonly string[];
  readonly typed: Readonly<Record<string, string>>;
  /** Undefined: it was a dry run. */
  readonly problem?: Problem;
  /** Orders of those ticked that would be attempted, by a dry run. */
  readonly countedTicked?: number;
}
