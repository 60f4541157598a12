import { FAILURE_CLASSES } from '../../kernel/failure.js';
import type { StuckFilter, StuckGroup } from '../../operations/contract.js';
import { WORKS } from '../../order/trouble.js';

/** What tells a group from all others. */
export type GroupKey = Pick<StuckGroup, 'module' | 'work' | 'class' | 'code' | 'needsPerson'>;

const NO_CLASS = '-';
const BETWEEN = '~';

/** As it stands in addresses: `?open=…`. */
export function keyOf({ module, work, class: failed, code, needsPerson }: GroupKey): string {
  const who = needsPerson ? 'person' : 'itself';
  return [module, work, failed ?? NO_CLASS, who, code].join(BETWEEN);
}

/** Undefined: no group is called so. */
export function groupNamed(key: string): GroupKey | undefined {
  const [module, work, failed, who, ...code] = key.split(BETWEEN);
  const known = WORKS.find((one) => one === work);
  const failedBy = FAILURE_CLASSES.find((one) => one === failed);
  if (!module || !known || code.length === 0) return undefined;
  if (!failedBy && failed !== NO_CLASS) return undefined;
  if (who !== 'person' && who !== 'itself') return undefined;
  return {
    ...{ module, work: known, code: code.join(BETWEEN), needsPerson: who === 'person' },
    ...(failedBy && { class: failedBy }),
  };
}

/** The place of a group on its page: words of the key only, for it is an id. */
export function anchorOf(key: GroupKey): string {
  return `g-${keyOf(key).replaceAll(/[^-\w]+/g, '-')}`;
}

export function isSame(one: GroupKey, other: GroupKey): boolean {
  return keyOf(one) === keyOf(other);
}

/** The lines of a group, by the words of the list of stuck lines. */
export function linesOfGroup(key: GroupKey, partners?: readonly string[]): StuckFilter {
  const { module, work, class: failed, code, needsPerson } = key;
  return {
    ...{ module, work, code, needsPerson, ...(failed && { class: failed }) },
    ...(partners && { partners }),
  };
}
