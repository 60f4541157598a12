import type { StuckLine, StuckWork } from '../../operations/contract.js';
import { counted } from '../components/counted.js';

/** What waits for a person; each is a kind of work. */
export const KINDS = [
  { work: 'refund', title: 'Money' },
  { work: 'revocation', title: 'Lines to be taken back' },
  { work: 'fulfillment', title: 'Lines to be made good' },
] as const;

/** How many cases are of that kind. */
export function countOf({ groups }: Pick<StuckWork, 'groups'>, work: StuckLine['work']): number {
  const mine = groups.filter((group) => group.work === work && group.needsPerson);
  return mine.reduce((sum, { lines }) => sum + lines, 0);
}

/** The answer of the page. */
export function casesSentence(stuck: StuckWork): string {
  if (stuck.position === null)
    return 'Which cases there are is not known yet: the events are still being read.';
  const [money, lines] = [
    countOf(stuck, 'refund'),
    countOf(stuck, 'revocation') + countOf(stuck, 'fulfillment'),
  ];
  if (money + lines === 0) return 'No case waits for a person.';
  const parts = [
    ...(money > 0 ? [counted(money, 'payment')] : []),
    ...(lines > 0 ? [counted(lines, 'line')] : []),
  ];
  return `${parts.join(' and ')} ${money + lines === 1 ? 'waits' : 'wait'} for a person.`;
}
