import type { Caller } from './caller.js';

const windowMs = 60_000;
/** Enrollment API: calls per minute of those who come without the API key. */
const callsPerMinute = { user: 40, staff: 120 };

/** Counts in memory, as the LMS counts in a cache: a restart forgets. */
export class Throttle {
  private readonly calls = new Map<string, number[]>();

  /** Seconds to wait, or undefined where the call may pass. */
  ask(caller: Caller, nowMs: number): number | undefined {
    if (caller.hasKey || !caller.user) return undefined;
    const recent = (this.calls.get(caller.user.name) ?? []).filter((at) => at > nowMs - windowMs);
    const limit = caller.user.staff ? callsPerMinute.staff : callsPerMinute.user;
    const oldest = recent[0];
    this.calls.set(caller.user.name, recent);
    if (recent.length >= limit && oldest !== undefined) {
      return Math.ceil((oldest + windowMs - nowMs) / 1000);
    }
    recent.push(nowMs);
    return undefined;
  }
}
