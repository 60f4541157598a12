import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  cursorOf,
  filterOf,
  isOfPartners,
  ORDER_STATUS_LAG,
  OrderFilterBody,
  OrderList,
  OrderStatusOf,
  positionOf,
  type Lag,
  type OrderView,
} from '../../checkout/contract.js';
import { ORDER_NUMBER } from '../../order/order-stream.js';
import { ProblemError, type Problem } from '../../platform/http/problem.js';
import type { Caller } from '../../platform/security/caller.js';
import { readForm } from '../act-form.js';
import { type Asked, wordsOf } from './asked.js';

export const PAGE_SIZE = 25;

/** A page of orders, or why there is none. */
export interface Found {
  readonly asked: Asked;
  readonly orders: readonly OrderView[];
  readonly nextCursor?: string;
  /** What is wrong with the search. */
  readonly problem?: Problem;
  /** By how much the list is behind, ms; null: it is not known. */
  readonly lagMs: number | null;
}

/** Finds orders, by the list that the API has. */
@Injectable()
export class Search {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ORDER_STATUS_LAG) private readonly lag: Lag,
  ) {}

  async list(asked: Asked, caller: Caller, zone: string, cursor?: string): Promise<Found> {
    const nothing = { asked, orders: [], lagMs: await this.lag() };
    try {
      const filter = filterOf(await readForm(OrderFilterBody, wordsOf(asked, zone)), caller);
      if (filter === undefined) return nothing;
      // One of another list begins this one anew.
      const after = cursor === undefined ? undefined : positionOf(cursor, filter);
      const page = await this.queries.execute(new OrderList(filter, PAGE_SIZE, after));
      const { orders, next } = page;
      return { ...nothing, orders, ...(next && { nextCursor: cursorOf(next, filter) }) };
    } catch (error) {
      if (error instanceof ProblemError) return { ...nothing, problem: error.problem };
      throw error;
    }
  }

  /** What somebody may mean by a few letters: an order, or what to search by. */
  async guess(
    text: string,
    caller: Caller,
    zone: string,
  ): Promise<{ readonly order: string } | Asked> {
    if (text.includes('@')) return { email: text };
    const order = await this.orderCalled(text, caller);
    if (order) return { order };
    for (const name of ['user', 'sku', 'course'] as const) {
      const { orders } = await this.list({ [name]: text }, caller, zone);
      if (orders.length > 0) return { [name]: text };
    }
    return ORDER_NUMBER.test(text) ? { number: `${text}*` } : { user: text };
  }

  private async orderCalled(text: string, caller: Caller): Promise<string | undefined> {
    const order = await this.queries.execute(new OrderStatusOf(text, 0));
    return order && isOfPartners(caller, order.partner) ? order.orderNumber : undefined;
  }
}
