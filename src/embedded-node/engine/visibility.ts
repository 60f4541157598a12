import type { StreamState } from '../index/stream-state.js';
import { isDeleted, type StreamMetadata } from './stream-metadata.js';

/** The first revision that truncation and `$maxCount` leave visible. */
export function firstVisible(state: StreamState, metadata: StreamMetadata): number {
  const byCount = metadata.maxCount === undefined ? 0 : state.lastRevision - metadata.maxCount + 1;
  return Math.max(0, byCount, metadata.truncateBefore ?? 0);
}

/** The time before which `$maxAge` hides events. */
export function oldestVisible(metadata: StreamMetadata, nowMicros: number): number {
  return metadata.maxAgeSeconds === undefined
    ? Number.NEGATIVE_INFINITY
    : nowMicros - metadata.maxAgeSeconds * 1_000_000;
}

/** What a reader finds: a stream that was deleted, or that never had an event, is not found. */
export function isFound(state: StreamState, metadata: StreamMetadata): boolean {
  return state.lastRevision >= 0 && !isDeleted(metadata);
}
