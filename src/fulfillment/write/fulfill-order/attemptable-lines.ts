import { attemptableAt, NO_MODULE, type ModuleOf } from '../../../order/plan.js';
import type { Line, Placed } from '../../../order/state.js';

/**
 * Exactly the lines of a party that may be attempted now: open ones, and failed ones whose time has come. What became of
 * the order since it was planned counts, not the plan.
 * @param now epoch ms
 */
export function attemptableLines(
  order: Placed,
  party: string,
  moduleOf: ModuleOf,
  now: number,
): readonly Line[] {
  return order.lines.filter((line) => {
    const at = attemptableAt(line, order.placedAt);
    return at !== undefined && at <= now && (moduleOf(line) ?? NO_MODULE) === party;
  });
}
