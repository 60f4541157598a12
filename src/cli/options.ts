import { Option } from 'commander';
import { isRole, ROLES, type Role } from '../config/index.js';
import { UsageError } from './errors.js';

/** It may be given more than once. */
const several = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

export const option = (flags: string, words: string): Option => new Option(flags, words);

export const repeatable = (flags: string, words: string): Option =>
  new Option(flags, `${words}; may be given more than once`).argParser<readonly string[]>(several);

const reason = (kept: string): Option =>
  option('--reason <text>', `why; stands ${kept}`).makeOptionMandatory();

export const REASON = reason('in the history for ever');

/** Of what changes no order and no module: it is no event, and goes with SQL. */
export const REASON_IN_TABLE = reason('in the table operator_acts, with your name');

export interface Reasoned {
  readonly reason: string;
}

/** Which orders: the words of the service's own filter. */
export const FILTER: readonly Option[] = [
  option('--status <status>', 'in this status; several with commas'),
  option('--user <name>', 'of this buyer'),
  option('--email <address>', 'of this buyer'),
  option('--number <number>', 'this order, or with * at the end all whose numbers begin so'),
  option('--product-type <type>', 'with a line of this type; one line must have all that follows'),
  option('--sku <sku>', 'with a line of this product'),
  option('--course <key>', 'with a line of this course'),
  option('--module <name>', 'with a line that this module attempted last'),
  option('--code <code>', 'with a line that failed so'),
  option('--placed-after <time>', 'placed then or later, as 2026-11-23T10:00:00Z'),
  option('--placed-before <time>', 'placed before'),
];

const FILTER_NAMES = [
  ...(['status', 'user', 'email', 'number', 'productType', 'sku', 'course'] as const),
  ...(['module', 'code', 'placedAfter', 'placedBefore'] as const),
] as const;

export type Filter = Partial<Record<(typeof FILTER_NAMES)[number], string>>;

/** Nothing but the filter of what was given. */
export function filterIn(options: Filter): Filter {
  return Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
}

/** What is given of these, for the parameters of an address. */
export function given<Name extends string>(
  options: Partial<Record<Name, string>>,
  ...names: readonly Name[]
): Partial<Record<Name, string>> {
  return Object.fromEntries(
    names.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  ) as Partial<Record<Name, string>>;
}

/** `10/s`, `60/m`. */
export function rateOf(text: string): { orders: number; per: 'second' | 'minute' } {
  const [, orders, per] = /^(\d{1,6})\/([sm])$/.exec(text) ?? [];
  if (orders === undefined) {
    throw new UsageError(`--rate ${text} is no rate, for example: --rate 10/s, --rate 60/m`);
  }
  return { orders: Number(orders), per: per === 's' ? 'second' : 'minute' };
}

/** A whole number. */
export function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${name} ${text} is no whole number`);
  return Number(text);
}

/** Roles as they are given: each on its own, or as a list with commas. */
export function rolesIn(given: readonly string[]): readonly Role[] {
  const names = given.flatMap((list) => list.split(',')).map((name) => name.trim());
  const unknown = names.find((name) => !isRole(name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no role "${unknown}". Roles: ${ROLES.join(', ')}.`);
  }
  return [...new Set(names.filter(isRole))];
}
