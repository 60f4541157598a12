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
