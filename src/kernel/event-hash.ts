import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { Recorded } from './event.js';

/**
 * The link of a stream's hash chain: SHA-256 (hex) over the canonical JSON (RFC 8785) of
 * `[stream, revision, id, type, data, metadata]`. The next event carries it as `prevHash`.
 */
export function eventHash(event: Recorded): string {
  const { stream, revision, id, type, data, metadata } = event;
  return createHash('sha256')
    .update(canonicalJson([stream, revision, id, type, data, metadata]))
    .digest('hex');
}
