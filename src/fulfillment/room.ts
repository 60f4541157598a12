import type { CallSettings } from '../config/index.js';
import type { BreakerLimits } from '../platform/sagas/breakers.js';

/** How many commands of a party one process is at, at once. */
export type RoomOf = (party: string) => number;

/** A `RoomOf`. */
export const ROOM_OF = Symbol('RoomOf');

/** As many commands at once as calls, so that none waits for another's; its breaker by the same settings. */
export function breakerLimits(calls: CallSettings): BreakerLimits {
  const { concurrency: room, breakerFailures: failures, breakerOpenMs: openMs } = calls;
  return { room, failures, openMs };
}
