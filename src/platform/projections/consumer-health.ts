import { NewerEvent } from '../../kernel/newer-event.js';
import { OtherStore } from './store-identity.js';

/**
 * `elsewhere`: this process does not run it. `starting`: has not had its first look. `leading`: takes events in. `standby`:
 * another process does. `stopped`: parked too many streams lately. `too-old`: met an event that is newer than this build.
 * `other-store`: its checkpoint belongs to another event store. `failing`: an engine is away, or a batch is refused; tried again.
 */
export type ConsumerState =
  | 'elsewhere'
  | 'starting'
  | 'leading'
  | 'standby'
  | 'stopped'
  | 'too-old'
  | 'other-store'
  | 'failing';

export interface ConsumerHealth {
  readonly state: ConsumerState;
  /** Streams parked; known to the leader only. */
  readonly parked?: number;
}

/** How a consumer is that met this error, and the code that it logs. */
export function failureOf(error: unknown): readonly [ConsumerState, string] {
  if (error instanceof NewerEvent) return ['too-old', 'consumer-too-old'];
  if (error instanceof OtherStore) return ['other-store', 'consumer-other-store'];
  return ['failing', 'consumer-failed'];
}
