import { Query } from '@nestjs/cqrs';
import type { OrderView } from '../order-status/order-view.js';
import type { ListPosition } from './cursor.js';
import type { OrderFilter } from './order-filter.js';

export interface OrderPage {
  readonly orders: readonly OrderView[];
  /** Of the last order, if there are more. */
  readonly next?: ListPosition;
  /** How far the list has read the events, as the event store counts; undefined: not at all. */
  readonly position?: string;
  /** Revision at which the list has the order of `stream`; -1: not at all. */
  readonly revision: number;
}

/** Orders, last placed first (before that: last asked for), and by number where that is the same. */
export class OrderList extends Query<OrderPage> {
  constructor(
    readonly filter: OrderFilter,
    readonly limit: number,
    readonly after?: ListPosition,
    /** An order of which the page is to say how new it is there. */
    readonly stream?: string,
  ) {
    super();
  }
}
