const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Narrow, and never at the end of a line. */
const NBSP = '\u00a0';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions, name: string) {
  const key = `${zone} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
const DATE = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;

/** 09:32:13 */
export function clock(at: number, zone: string): string {
  return format(zone, CLOCK, 'clock').format(at);
}

/** Mon 23 Nov 2026 */
export function date(at: number, zone: string): string {
  return format(zone, DATE, 'date').format(at).replace(',', '');
}

/** Today the time alone, else with its date. */
export function moment(at: number, zone: string, now: number): string {
  const time = clock(at, zone);
  return date(at, zone) === date(now, zone) ? time : `${date(at, zone)}, ${time}`;
}

/** 2026-11-23 08:32:13 UTC */
export function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** How long, in the two largest units that matter: `1 h 42 min`, `8.5 s`. */
export function span(ms: number): string {
  const unit = (value: number, name: string): string => `${value}${NBSP}${name}`;
  if (ms < MINUTE_MS)
    return unit(ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1_000), 's');
  if (ms < HOUR_MS) return unit(Math.round(ms / MINUTE_MS), 'min');
  const whole = ms < DAY_MS ? HOUR_MS : DAY_MS;
  const part = ms < DAY_MS ? MINUTE_MS : HOUR_MS;
  const [large, small] = ms < DAY_MS ? (['h', 'min'] as const) : (['d', 'h'] as const);
  const rest = Math.floor((ms % whole) / part);
  const first = unit(Math.floor(ms / whole), large);
  return rest === 0 ? first : `${first} ${unit(rest, small)}`;
}

/** Of what is over in a moment: `96 ms`; what takes longer as any other span. */
export function shortSpan(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)}${NBSP}ms` : span(ms);
}

/** 4 918 220 */
export function number(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
