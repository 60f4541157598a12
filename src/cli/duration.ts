const UNITS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3_600],
  ['d', 86_400],
]);
const LONGEST_S = 366 * 86_400;

/** `15m`, `12h`, `30d` in seconds; undefined when it is no duration or longer than a year. */
export function durationSeconds(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const seconds = Number(amount) * (UNITS.get(unit) ?? NaN);
  return seconds > 0 && seconds <= LONGEST_S ? seconds : undefined;
}
