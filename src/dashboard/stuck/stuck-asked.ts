import type { StuckFilter } from '../../operations/contract.js';
import { groupNamed, keyOf, type GroupKey } from './group-key.js';

export const STUCK_PATH = '/dashboard/stuck';

/** Where pages are told that they are out of date. `mark`: what they show. */
export const liveSource = (mark: string): string => `${STUCK_PATH}/live?after=${mark}`;

/** What can be asked for by the form of the page. */
const TEXTS = ['module', 'work', 'class', 'code', 'sort'] as const;

/** What is to be shown; nothing of it is empty. */
export type StuckAsked = { readonly [Name in (typeof TEXTS)[number]]?: string } & {
  /** The group whose orders are listed. */
  readonly open?: GroupKey;
  /** Where its list goes on. */
  readonly cursor?: string;
  /** A campaign that somebody has just started. */
  readonly retry?: string;
};

const textIn = (fields: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

export function stuckAskedIn(fields: Readonly<Record<string, unknown>>): StuckAsked {
  const names = [...TEXTS, 'cursor', 'retry'] as const;
  const texts = names.flatMap((name) => {
    const text = textIn(fields, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  const open = groupNamed(textIn(fields, 'open') ?? '');
  return { ...Object.fromEntries(texts), ...(open && { open }) };
}

/** The filter in the words of the API, without its own limits. */
export function filterWords({ module, work, class: failed, code }: StuckAsked): object {
  return {
    ...(module !== undefined && { module }),
    ...(work !== undefined && { work }),
    ...(failed !== undefined && { class: failed }),
    ...(code !== undefined && { code }),
  } satisfies { readonly [Name in keyof StuckFilter]?: string };
}

/** The address of the page that shows this. */
export function stuckAddress({ open, ...texts }: StuckAsked, part = ''): string {
  const query = new URLSearchParams({ ...texts, ...(open && { open: keyOf(open) }) }).toString();
  return `${STUCK_PATH}${query === '' ? '' : `?${query}`}${part === '' ? '' : `#${part}`}`;
}
