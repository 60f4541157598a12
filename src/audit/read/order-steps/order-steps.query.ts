import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { OrderView } from '../../../checkout/contract.js';
import type { Chain } from '../../../kernel/event-chain.js';
import type { Caller } from '../../../platform/security/caller.js';
import { OrderRecords } from '../../order-records.js';
import { replay, viewAfter, type Step } from '../../replay.js';
import { asOf, type AsOf } from '../order-at/order-at.query.js';
import { changesBetween, type Change } from './changes.js';

/** An event, what it changed, and the order as it was after it. */
export interface OrderStep extends AsOf {
  /** Without `revision`, which every event changes. */
  readonly changed: readonly Change[];
  /** Null: there was no order to be seen, as between two events that were written at once. */
  readonly order: OrderView | null;
}

export interface OrderStepsPage {
  readonly steps: readonly OrderStep[];
  /** `from` of the page that follows, if there is one. */
  readonly next?: number;
  readonly chain: Chain;
}

/** How an order became what it is, event by event. */
export class OrderSteps extends Query<OrderStepsPage> {
  constructor(
    readonly orderNumber: string,
    readonly page: { readonly from: number; readonly limit: number },
    readonly caller: Pick<Caller, 'partners'>,
  ) {
    super();
  }
}

@QueryHandler(OrderSteps)
export class OrderStepsHandler implements IQueryHandler<OrderSteps> {
  constructor(private readonly records: OrderRecords) {}

  async execute({ orderNumber, page, caller }: OrderSteps): Promise<OrderStepsPage> {
    const { events, chain } = await this.records.of(orderNumber, caller);
    const all = replay(events);
    const found = all.findIndex(({ event }) => event.revision >= page.from);
    const start = found === -1 ? all.length : found;
    const steps = all
      .slice(start, start + page.limit)
      .map((step, index) => orderStep(step, all.slice(0, start + index)));
    const next = all[start + page.limit]?.event.revision;
    return { steps, ...(next !== undefined && { next }), chain };
  }
}

/** Compared with the order as it could be seen last: what was written at once is one change. */
function orderStep(step: Step, before: readonly Step[]): OrderStep {
  const order = viewAfter(step);
  const seen = before.findLast((one) => viewAfter(one) !== undefined);
  const changed = order ? changesBetween((seen && viewAfter(seen)) ?? {}, order) : [];
  return {
    ...asOf(step),
    changed: changed.filter(({ path }) => path !== 'revision'),
    order: order ?? null,
  };
}
