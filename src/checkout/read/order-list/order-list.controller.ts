import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { parseTime } from '../../../kernel/time.js';
import { httpProblem } from '../../../platform/http/http-problems.js';
import { ProblemError } from '../../../platform/http/problem.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { OrderCommands } from '../../contract.js';
import { isStaff, maySee } from '../../order-access.js';
import { OrderNews } from '../order-status/order-news.js';
import type { OrderView } from '../order-status/order-view.js';
import { orderPosition } from '../order-status/position-token.js';
import { ORDER_STATUS_LAG, type Lag } from '../order-status/order-status.projection.js';
import { cursorOf, positionOf, type ListPosition } from './cursor.js';
import { freshList } from './fresh-list.js';
import { OrderList, type OrderFilter, type OrderPage } from './order-list.query.js';
import { OrderListRequest } from './order-list.request.js';

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
  async list(
    @Query() request: OrderListRequest,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('makegood-position') token?: string,
  ): Promise<OrderListAnswer> {
    const filter = filterOf(request, caller);
    void reply.header('Cache-Control', 'private, no-cache');
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

  private answer({ orders, next, position }: OrderPage, filter: OrderFilter): OrderListAnswer {
    const asOf = { position: position ?? null, lagMs: this.lag() };
    return { orders, ...(next && { nextCursor: cursorOf(next, filter) }), asOf };
  }
}

/** What was asked for, as far as the caller may see it; undefined: nothing at all. */
function filterOf(request: OrderListRequest, caller: Caller): OrderFilter | undefined {
  const { status, user, productType } = request;
  if (!isStaff(caller) && user !== undefined && user !== caller.id) return undefined;
  const whose = isStaff(caller) ? user : caller.id;
  return {
    ...(status !== undefined && { status }),
    ...(whose !== undefined && { user: whose }),
    ...(productType !== undefined && { productType }),
    ...timesOf(request),
    ...(caller.partners && { partners: caller.partners }),
  };
}

function timesOf(request: OrderListRequest): Pick<OrderFilter, 'placedAfter' | 'placedBefore'> {
  const placedAfter = parseTime(request.placedAfter ?? '');
  const placedBefore = parseTime(request.placedBefore ?? '');
  return {
    ...(placedAfter !== undefined && { placedAfter }),
    ...(placedBefore !== undefined && { placedBefore }),
  };
}

function afterOf({ cursor }: OrderListRequest, filter: OrderFilter): ListPosition | undefined {
  if (cursor === undefined) return undefined;
  const position = positionOf(cursor, filter);
  if (position) return position;
  const message = 'cursor is not one of this list: hand back nextCursor with the same filters';
  const errors = [{ path: 'cursor', code: 'cursor-invalid', message }];
  throw new ProblemError(httpProblem('request-invalid', { errors }));
}
