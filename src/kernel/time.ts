/** Epoch milliseconds → RFC 3339 in UTC: `2026-11-23T10:00:00.000Z`. */
export function toRfc3339(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

const RFC_3339 =
  /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;

/** What somebody else wrote → epoch milliseconds; undefined: it is no time of RFC 3339, or it does not say its offset. */
export function parseTime(text: string): number | undefined {
  const [, year, month, day] = RFC_3339.exec(text) ?? [];
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  // 30 February would be taken for 2 March.
  if (day === undefined || Number(day) < 1 || Number(day) > lastDay) return undefined;
  const epochMs = Date.parse(text);
  return Number.isNaN(epochMs) ? undefined : epochMs;
}

/** RFC 3339 → epoch milliseconds. The text is ours (it was stored), so anything else is a bug. */
export function fromRfc3339(text: string): number {
  const epochMs = Date.parse(text);
  if (Number.isNaN(epochMs)) throw new RangeError(`Not a time: ${text}`);
  return epochMs;
}
