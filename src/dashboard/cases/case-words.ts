import type { StuckLine, StuckWork } from '../../operations/contract.js';
import { counted } from '../components/counted.js';

/** What waits for a person; each is a kind of work. */
export const KINDS = [
  { work: 'refund', title: 'Money', none: 'No money waits for a person.' },
  {
    work: 'revocation',
    title: 'Lines to be taken back',
    none: 'No revocation waits for a person.',
  },
  { work: 'fulfillment', title: 'Lines to be made good', none: 'No line waits for a person.' },
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

const RETRY = 'Find out why with the other side, then retry it.';

/** What a person can do about it, by the code of the diagnosis. */
const HELPS: Readonly<Partial<Record<StuckLine['diagnosis'], string>>> = {
  exhausted: RETRY,
  'not-retryable': 'Correct what the other side refuses, then retry it; or settle it by hand.',
  'module-not-working': 'Correct the configuration of its module; it goes on by itself then.',
  imported: 'It was placed elsewhere. Settle it by hand as it is.',
  'settlement-contradicted': 'Look what the learner has, and settle the line as that.',
  'revocation-exhausted': 'Find out why with the other side, then ask for the revocation again.',
  'revocation-not-retryable': 'Take it back at the other side, then settle the line by hand.',
  'revocation-module-not-working':
    'Correct the configuration of its module; it goes on by itself then.',
  'excess-payment': 'Give it back where it was taken, then say so on the order.',
  'payment-used-elsewhere': 'Look which order it pays, then say so on this one.',
  'refund-failed': 'Give it back at the processor by hand, then say so on the order.',
  'paid-not-placed': 'Part of its events is missing: restore them.',
};

export const helps = ({ diagnosis }: Pick<StuckLine, 'diagnosis'>): string =>
  HELPS[diagnosis] ?? 'Look at the order.';
