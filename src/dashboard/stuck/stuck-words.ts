import type { ModuleView } from '../../fulfillment/contract.js';
import type { StuckGroup, StuckWork } from '../../operations/contract.js';
import type { AnswerCode } from '../../order/diagnosis.js';
import { number } from '../components/times.js';

export const ordersWords = (count: number): string =>
  `${number(count)} ${count === 1 ? 'order' : 'orders'}`;

/** The answer of the page, from the same figures as all below. */
export function stuckSentence({ totals, position }: StuckWork, isFiltered: boolean): string {
  if (position === null) return 'What is stuck is not known yet: the events are still being read.';
  const { orders, ordersNeedPerson: forPerson } = totals;
  const others = orders - forPerson;
  if (orders === 0) return isFiltered ? 'Nothing that matches is stuck.' : 'Nothing is stuck.';
  const goOn = others === 1 ? 'goes on by itself' : 'go on by themselves';
  if (forPerson === 0) return `Nothing needs a person; ${ordersWords(others)} ${goOn}.`;
  const needs = `${ordersWords(forPerson)} ${forPerson === 1 ? 'needs' : 'need'} a person`;
  return others === 0 ? `${needs}.` : `${needs}; ${number(others)} ${goOn}.`;
}

/** What keeps a module from being called; undefined: nothing does, or no module is meant. */
export function heldModule(modules: readonly ModuleView[], name: string): ModuleView | undefined {
  const module = modules.find((one) => one.name === name);
  return module && module.state !== 'running' ? module : undefined;
}

interface Case {
  /** Why nothing happens by itself. */
  readonly none: string;
  readonly helps: string;
}

const REFUND_HELPS =
  'Deal with the money where it is, then say so on the page of the order: “Settle the payment by hand”.';
const UNDO_HELPS =
  'Undo it in the LMS or wherever it is, then settle the line by hand on the page of the order.';

/** Of what needs a person. */
const CASES: Partial<Readonly<Record<AnswerCode, Case>>> = {
  exhausted: {
    none: 'its automatic attempts are used up',
    helps: 'See that the other side is well again, then retry: that renews the automatic attempts.',
  },
  'not-retryable': {
    none: 'the other side refuses for good',
    helps: 'Put right there what it refuses, then retry. Until then the same refusal comes back.',
  },
  'module-not-working': {
    none: 'its module does not work at all',
    helps: 'Correct the configuration of the module. Nothing has to be retried then.',
  },
  'revocation-module-not-working': {
    none: 'its module does not work at all',
    helps: 'Correct the configuration of the module. Nothing has to be retried then.',
  },
  'revocation-exhausted': { none: 'its automatic attempts are used up', helps: UNDO_HELPS },
  'revocation-not-retryable': { none: 'the other side refuses for good', helps: UNDO_HELPS },
  'settlement-contradicted': {
    none: 'a person settled it, and then it went otherwise',
    helps: 'Settle the line again on the page of the order, as it is now.',
  },
  imported: {
    none: 'it was imported',
    helps: 'Settle its lines by hand on the page of the order, as they were where it came from.',
  },
  'excess-payment': { none: 'it is not ours to give back', helps: REFUND_HELPS },
  'payment-used-elsewhere': { none: 'it pays another order', helps: REFUND_HELPS },
  'refund-failed': { none: 'the processor does not give it back', helps: REFUND_HELPS },
};

const OF_ANY_CASE: Case = { none: 'a person must look', helps: 'Open an order to see why.' };

/** Why nothing happens by itself, and what a person can do about it. */
export function caseOf({ diagnosis }: Pick<StuckGroup, 'diagnosis'>): Case {
  return CASES[diagnosis] ?? OF_ANY_CASE;
}
