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
    const steps = orderSteps(all.slice(start, start + page.limit), lastSeen(all.slice(0, start)));
    const next = all[start + page.limit]?.event.revision;
    return { steps, ...(next !== undefined && { next }), chain };
  }
}

/** The order as it could be seen last. */
function lastSeen(steps: readonly Step[]): OrderView | undefined {
  const seen = steps.findLast((step) => viewAfter(step) !== undefined);
  return seen && viewAfter(seen);
}

/** Each compared with the order as it could be seen last: what was written at once is one change. */
function orderSteps(steps: readonly Step[], before: OrderView | undefined): OrderStep[] {
  let seen = before;
  return steps.map((step) => {
    const order = viewAfter(step);
    const told = orderStep(step, seen, order);
    seen = order ?? seen;
    return told;
  });
}

function orderStep(
  step: Step,
  before: OrderView | undefined,
  order: OrderView | undefined,
): OrderStep {
  const changed = order ? changesBetween(before ?? {}, order) : [];
  return {
    ...asOf(step),
    changed: changed.filter(({ path }) => path !== 'revision'),
    order: order ?? null,
  };
}
