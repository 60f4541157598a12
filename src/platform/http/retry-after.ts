type Headers = Readonly<Record<string, string | undefined>>;

const SECONDS = /^\d{1,9}$/;

/**
 * How long the LMS asks us to wait (RFC 9110 §10.2.3), in ms: seconds, or a date. A date is measured from the answer's
 * own `Date`, so that it does not matter whether our clock and theirs agree.
 */
export function retryAfterMs(headers: Headers): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (SECONDS.test(text)) return Number(text) * 1000;
  const ms = Date.parse(text) - Date.parse(headers['date'] ?? '');
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
