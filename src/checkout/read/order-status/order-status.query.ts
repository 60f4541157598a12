import { Query } from '@nestjs/cqrs';
import type { OrderView } from './order-view.js';

/** One order, never older than revision `atLeast` when the caller knows one. */
export class OrderStatusOf extends Query<OrderView | undefined> {
  constructor(
    readonly orderNumber: string,
    readonly atLeast: number,
  ) {
    super();
  }
}
