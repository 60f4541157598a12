import type { OrderState } from '../order/state.js';
import type { Caller } from '../platform/security/caller.js';

/** Whose an order is: its buyer and the partner that sold it. */
export interface Whose {
  readonly user: { readonly username: unknown };
  readonly partner: string | null;
}

const STAFF = ['checkout', 'operator', 'auditor', 'admin'] as const;

/** May see orders of others than oneself. */
export function isStaff({ roles }: Caller): boolean {
  return STAFF.some((role) => roles.has(role));
}

/** A token with partners is about the orders of these partners, and about no others, be they of nobody. */
export function isOfPartners(
  { partners }: Pick<Caller, 'partners'>,
  partner: string | null,
): boolean {
  return partners === undefined || (partner !== null && partners.includes(partner));
}

/** Learners see their own orders only; others do not exist for them, and neither do those of other partners. */
export function maySee(caller: Caller, order: Whose): boolean {
  return (
    isOfPartners(caller, order.partner) && (isStaff(caller) || order.user.username === caller.id)
  );
}

/** Somebody made it, and it is not another partner's. */
export function isThereFor(caller: Pick<Caller, 'partners'>, state: OrderState): boolean {
  if (state.stage === 'none') return false;
  return !('details' in state) || isOfPartners(caller, state.details.partner);
}
