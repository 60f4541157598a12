import type { FilterWords } from '../../checkout/contract.js';
import { startOfDay } from './days.js';

/** What can be searched by, as the form of the page names it. */
export const TEXTS = [
  'number',
  'user',
  'status',
  'productType',
  'sku',
  'course',
  'module',
  'code',
] as const;

const DAYS = ['from', 'to'] as const;

export type AskedName = (typeof TEXTS)[number] | (typeof DAYS)[number] | 'email';

/** What was typed; nothing of it is empty. */
export type Asked = { readonly [Name in AskedName]?: string };

export function askedIn(fields: Readonly<Record<string, unknown>>): Asked {
  const names: readonly AskedName[] = [...TEXTS, ...DAYS, 'email'];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name];
      const text = typeof value === 'string' ? value.trim() : '';
      return text === '' ? [] : [[name, text] as const];
    }),
  );
}

/** In the words of the API: days are those of the viewer's zone, the last one included. */
export function wordsOf({ from, to, ...texts }: Asked, zone: string): Partial<FilterWords> {
  const placedAfter = from === undefined ? undefined : (startOfDay(from, zone) ?? from);
  const placedBefore = to === undefined ? undefined : (startOfDay(to, zone, 1) ?? to);
  return {
    ...texts,
    ...(placedAfter !== undefined && { placedAfter }),
    ...(placedBefore !== undefined && { placedBefore }),
  };
}

/** The address of a search. An e-mail is not to stand in one: proxies keep them. */
export function addressOf({ email: _, ...asked }: Asked, cursor?: string): string {
  const query = new URLSearchParams({
    ...asked,
    ...(cursor !== undefined && { cursor }),
  }).toString();
  return query === '' ? '/dashboard/orders' : `/dashboard/orders?${query}`;
}
