import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { httpProblem } from '../../../platform/http/http-problems.js';
import { ProblemError } from '../../../platform/http/problem.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { OrderCommands } from '../../contract.js';
import { maySee } from '../../order-access.js';
import { OrderNews } from '../order-status/order-news.js';
import type { OrderView } from '../order-status/order-view.js';
import { orderPosition } from '../order-status/position-token.js';
import { ORDER_STATUS_LAG, type Lag } from '../order-status/order-status-lag.js';
import { cursorOf, positionOf, type ListPosition } from './cursor.js';
import { freshList } from './fresh-list.js';
import { filterOf, type OrderFilter } from './order-filter.js';
import { OrderList, type OrderPage } from './order-list.query.js';
import { OrderListRequest, OrderSearchRequest, type ListQuestion } from './order-list.request.js';

const DEFAULT_LIMIT = 50;

export interface OrderListAnswer {
  readonly orders: readonly OrderView[];
  readonly nextCursor?: string;
  /** How far the list has come: its place in the event store, and by how much it is behind, if that is known. */
  readonly asOf: { readonly position: string | null; readonly lagMs: number | null };
}

@Controller('v1/orders')
export class OrderListController {
  constructor(
    private readonly queries: QueryBus,
    private readonly orders: OrderCommands,
    private readonly news: OrderNews,
    @Inject(ORDER_STATUS_LAG) private readonly lag: Lag,
  ) {}

  @Get()
  list(
    @Query() request: OrderListRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('makegood-position') token?: string,
  ): Promise<OrderListAnswer> {
    void reply.header('Cache-Control', 'private, no-cache');
    return this.page(request, caller, token);
  }

  /** What is searched by is not to stand in address lines. */
  @Post('search')
  @HttpCode(200)
  search(
    @Body() request: OrderSearchRequest,
    @CurrentCaller() caller: Caller,
    @Headers('makegood-position') token?: string,
  ): Promise<OrderListAnswer> {
    return this.page(request, caller, token);
  }

  private async page(
    request: ListQuestion,
    caller: Caller,
    token: string | undefined,
  ): Promise<OrderListAnswer> {
    const filter = filterOf(request, caller);
    if (filter === undefined) return this.answer({ orders: [], revision: -1 }, {});
    const seen = orderPosition(token);
    const limit = Number(request.limit ?? DEFAULT_LIMIT);
    const list = new OrderList(filter, limit, afterOf(request, filter), seen?.stream);
    const read = (): Promise<OrderPage> => this.queries.execute(list);
    const { news, orders } = this;
    const isMine = (order: OrderView): boolean => maySee(caller, order);
    const page = seen
      ? await freshList({ ...{ news, orders, seen, read }, maySee: isMine })
      : await read();
    return this.answer(page, filter);
  }

  private async answer(
    { orders, next, position }: OrderPage,
    filter: OrderFilter,
  ): Promise<OrderListAnswer> {
    const asOf = { position: position ?? null, lagMs: await this.lag() };
    return { orders, ...(next && { nextCursor: cursorOf(next, filter) }), asOf };
  }
}

function afterOf({ cursor }: ListQuestion, filter: OrderFilter): ListPosition | undefined {
  if (cursor === undefined) return undefined;
  const position = positionOf(cursor, filter);
  if (position) return position;
  const message = 'cursor is not one of this list: hand back nextCursor with the same filters';
  const errors = [{ path: 'cursor', code: 'cursor-invalid', message }];
  throw new ProblemError(httpProblem('request-invalid', { errors }));
}
