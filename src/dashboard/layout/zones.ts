/** Offered in the foot of each page; a cookie may name any other that this runtime knows. */
export const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Africa/Johannesburg',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
];

export const ZONE_COOKIE = 'makegood_zone';

/** The zone that was asked for; UTC where there is none, or none of that name. */
export function zoneOf(asked: string | undefined): string {
  if (asked === undefined || asked.length > 64) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: asked }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
