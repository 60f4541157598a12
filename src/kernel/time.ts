/** Epoch milliseconds → RFC 3339 in UTC: `2026-11-23T10:00:00.000Z`. */
export function toRfc3339(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** RFC 3339 → epoch milliseconds. The text is ours (it was stored), so anything else is a bug. */
export function fromRfc3339(text: string): number {
  const epochMs = Date.parse(text);
  if (Number.isNaN(epochMs)) throw new RangeError(`Not a time: ${text}`);
  return epochMs;
}
