const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** How far a zone is ahead of UTC at some time, ms. */
function offsetOf(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at);
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  );
  return local - Math.floor(at / 1_000) * 1_000;
}

/**
 * When a day begins in a zone: RFC 3339. Undefined: it is no day.
 * @param later days after it
 * @example startOfDay('2026-11-23', 'Europe/Berlin') // '2026-11-22T23:00:00.000Z'
 */
export function startOfDay(day: string, zone: string, later = 0): string | undefined {
  const midnight = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  if (Number.isNaN(midnight)) return undefined;
  const utc = midnight + later * DAY_MS;
  // The offset of the first guess may be that of before the clocks were changed.
  const guess = utc - offsetOf(utc, zone);
  return new Date(utc - offsetOf(guess, zone)).toISOString();
}
