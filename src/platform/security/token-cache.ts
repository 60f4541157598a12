import type { Caller } from './caller.js';

const MOST_TOKENS = 10_000;
/** A withdrawn key or a withdrawn role is noticed after this long at the latest. */
const LONGEST_MS = 5 * 60_000;

/** Callers of tokens that were verified, until the tokens expire. Bounded; the oldest goes first. */
export class TokenCache {
  private readonly entries = new Map<string, { caller: Caller; untilMs: number }>();

  get(token: string, nowMs: number): Caller | undefined {
    const entry = this.entries.get(token);
    if (entry && entry.untilMs > nowMs) return entry.caller;
    this.entries.delete(token);
    return undefined;
  }

  put(token: string, caller: Caller, expiresAtS: number | undefined, nowMs: number): void {
    const untilMs = Math.min(nowMs + LONGEST_MS, (expiresAtS ?? Infinity) * 1_000);
    this.entries.set(token, { caller, untilMs });
    const oldest = this.entries.keys().next().value;
    if (this.entries.size > MOST_TOKENS && oldest !== undefined) this.entries.delete(oldest);
  }
}
