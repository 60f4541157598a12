import type { StuckWork } from '../../operations/contract.js';
import { number } from '../components/times.js';

const orders = (count: number): string => `${number(count)} ${count === 1 ? 'order' : 'orders'}`;

/** The answer of the page, from the same figures as all below. */
export function nowSentence({ totals, position }: StuckWork): string {
  if (position === null) return 'What is stuck is not known yet: the events are still being read.';
  const { orders: all, ordersNeedPerson: forPerson } = totals;
  if (all === 0) return 'Nothing is stuck.';
  const others = all - forPerson;
  if (forPerson === 0)
    return `Nothing needs a person. ${orders(others)} failed and will be tried again without you.`;
  const needs = `${orders(forPerson)} ${forPerson === 1 ? 'needs' : 'need'} a person`;
  return others === 0
    ? `${needs}.`
    : `${needs}; ${number(others)} more will be tried again without you.`;
}
