import type { FilterWords } from '../../checkout/contract.js';
import { NO_MODULE } from '../../order/plan.js';
import type { ActForm } from '../act-form.js';
import type { GroupKey } from './group-key.js';

/** A retry of more than these stops by itself if the first of them fail again. */
export const STOP_AFTER = 3;

/** How fast orders are asked for, as the form sends it, and in words. */
export const PACES = [
  ['10/second', '10 a second'],
  ['1/second', '1 a second'],
  ['10/minute', '10 a minute'],
] as const;

/** What a button of the form does. */
export type Press = 'ticked' | 'all' | 'count';

/** Whatever is not known only counts. */
export function pressOf(form: ActForm): Press {
  const pressed = form.text('do');
  return pressed === 'ticked' || pressed === 'all' ? pressed : 'count';
}

/**
 * What of a group can be retried, in the words of campaigns: all that failed so at its module, whether it would go on by itself
 * or not. Undefined: nothing of it, for nothing failed that was to be given.
 */
export function retryFilter({
  module,
  work,
  class: failed,
  code,
}: GroupKey): FilterWords | undefined {
  if (work !== 'fulfillment' || failed === undefined) return undefined;
  // What no module takes was attempted by none.
  return { code, ...(module !== NO_MODULE && { module }) };
}

/** What was pressed, as a request to start a campaign. Only as many orders are done as somebody has seen. */
export function startRequestOf(
  press: 'ticked' | 'all',
  form: ActForm,
  filter: FilterWords,
): object {
  const ticked = press === 'ticked' ? (form.list('orders') ?? []) : undefined;
  const expected = ticked?.length ?? Number(form.text('expected') ?? NaN);
  const [orders, per] = (form.text('pace') ?? PACES[0][0]).split('/');
  return {
    ...{ filter, expected, rate: { orders: Number(orders), per } },
    ...(ticked && { orders: ticked }),
    ...(expected > STOP_AFTER && { stopAfter: STOP_AFTER }),
    ...form.pick(['reason']),
  };
}
