import { DASHBOARD_PATH } from '../access.js';

/** Where to go back to, as a form or an address says: a page of ours, never another site's. */
export function backTo(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 2_000) return DASHBOARD_PATH;
  const base = 'http://here.invalid';
  if (!URL.canParse(asked, base)) return DASHBOARD_PATH;
  const { origin, pathname, search, hash } = new URL(asked, base);
  const isOurs =
    origin === base && (pathname === DASHBOARD_PATH || pathname.startsWith(`${DASHBOARD_PATH}/`));
  return isOurs ? `${pathname}${search}${hash}` : DASHBOARD_PATH;
}
