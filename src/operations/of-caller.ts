import type { Rejection } from '../kernel/rejection.js';
import { noSuchOrder } from '../order/refusals.js';
import type { OrderState } from '../order/state.js';
import type { Caller } from '../platform/security/caller.js';
import { isOfPartners } from '../checkout/contract.js';

/** An order of another partner does not exist for this caller. */
export function refuseForeign(
  state: OrderState,
  caller: Pick<Caller, 'partners'>,
): Rejection | undefined {
  if (!('details' in state)) return undefined;
  return isOfPartners(caller, state.details.partner) ? undefined : noSuchOrder();
}
