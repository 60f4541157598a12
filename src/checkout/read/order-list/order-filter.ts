import type { OrderStatus } from '../../../order/state.js';
import { parseTime } from '../../../kernel/time.js';
import type { Caller } from '../../../platform/security/caller.js';
import { isStaff } from '../../order-access.js';
import type { LineFacts } from '../order-status/line-facts.js';
import type { FilterWords } from './order-filter.request.js';

/** Which orders; what is absent does not matter. Times are epoch ms. */
export interface OrderFilter {
  readonly statuses?: readonly OrderStatus[];
  readonly user?: string;
  readonly email?: string;
  /** Placed then or later. */
  readonly placedAfter?: number;
  readonly placedBefore?: number;
  /** An order number; one that ends in `*` stands for all that begin so. */
  readonly number?: string;
  /** They have a line of which all of this is so. */
  readonly line?: Partial<LineFacts>;
  readonly partners?: readonly string[];
}

/** What was asked for, as far as the caller may see it; undefined: nothing at all. */
export function filterOf(request: FilterWords, caller: Caller): OrderFilter | undefined {
  const { status, user, email, number } = request;
  if (!isStaff(caller) && user !== undefined && user !== caller.id) return undefined;
  const whose = isStaff(caller) ? user : caller.id;
  return {
    ...(status !== undefined && { statuses: status.split(',') as readonly OrderStatus[] }),
    ...(whose !== undefined && { user: whose }),
    ...(email !== undefined && { email }),
    ...(number !== undefined && { number }),
    ...timesOf(request),
    ...lineOf(request),
    ...(caller.partners && { partners: caller.partners }),
  };
}

function timesOf(request: FilterWords): Pick<OrderFilter, 'placedAfter' | 'placedBefore'> {
  const placedAfter = parseTime(request.placedAfter ?? '');
  const placedBefore = parseTime(request.placedBefore ?? '');
  return {
    ...(placedAfter !== undefined && { placedAfter }),
    ...(placedBefore !== undefined && { placedBefore }),
  };
}

function lineOf(request: FilterWords): Pick<OrderFilter, 'line'> {
  const { productType, sku, course, module, code } = request;
  const line: Partial<LineFacts> = {
    ...(productType !== undefined && { productType }),
    ...(sku !== undefined && { sku }),
    ...(course !== undefined && { course }),
    ...(module !== undefined && { module }),
    ...(code !== undefined && { code }),
  };
  return Object.keys(line).length === 0 ? {} : { line };
}
