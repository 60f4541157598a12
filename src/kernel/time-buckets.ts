/** Buckets are a fourth of an octave wide: what is told from them is off by a tenth at most. */
const RATIO = 2 ** (1 / 4);
/** All that is shorter is in the first bucket. */
const SHORTEST_MS = 10;

const upperOf = (bucket: number): number => SHORTEST_MS * RATIO ** bucket;

/** How many times are in a bucket. */
export interface BucketCount {
  readonly bucket: number;
  readonly count: number;
}

/** Bucket n holds what is longer than the end of bucket n − 1 and at most its own end, 10 ms × 2^(n/4). */
export function bucketOf(ms: number): number {
  if (ms <= SHORTEST_MS) return 0;
  // Rounding of the logarithm must not put an end into the next bucket.
  return Math.ceil(Math.log2(ms / SHORTEST_MS) * 4 - 1e-9);
}

/**
 * The time that this part of all times does not exceed, as near as buckets can tell; whole ms. Undefined: there are none.
 * @param part 0.5 for the median
 */
export function quantile(buckets: readonly BucketCount[], part: number): number | undefined {
  const all = [...buckets].sort((a, b) => a.bucket - b.bucket);
  const wanted = part * all.reduce((sum, { count }) => sum + count, 0);
  let below = 0;
  for (const { bucket, count } of all) {
    if (count > 0 && below + count >= wanted) {
      const lower = bucket === 0 ? SHORTEST_MS / 2 : upperOf(bucket - 1);
      return Math.round(lower * (upperOf(bucket) / lower) ** ((wanted - below) / count));
    }
    below += count;
  }
  return undefined;
}
