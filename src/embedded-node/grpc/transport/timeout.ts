const UNIT_MS: Readonly<Record<string, number>> = {
  H: 3_600_000,
  M: 60_000,
  S: 1_000,
  m: 1,
  u: 1e-3,
  n: 1e-6,
};
/** The longest that a timer of Node waits: 24 days. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What a `grpc-timeout` header says, in ms: at most eight digits and a unit. Undefined: no limit. */
export function timeoutMs(header: string | string[] | undefined): number | undefined {
  const [, digits, unit = ''] = /^(\d{1,8})([HMSmun])$/.exec(String(header)) ?? [];
  if (digits === undefined) return undefined;
  return Math.min(LONGEST_TIMER_MS, Math.ceil(Number(digits) * (UNIT_MS[unit] ?? 0)));
}
