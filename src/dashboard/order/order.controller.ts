import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageFilter } from '../errors/page.filter.js';
import { OrderPages } from './order-pages.js';

@Controller('dashboard/orders')
@UseFilters(PageFilter)
export class OrderController {
  constructor(private readonly orders: OrderPages) {}

  @Get(':number/at')
  at(
    @Param('number') number: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.orders.showThen(request, reply, number, query);
  }

  @Get(':number')
  order(
    @Param('number') number: string,
    @Query() { retry, done }: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = (value: unknown): string | undefined =>
      typeof value === 'string' ? value : undefined;
    return this.orders.show(request, reply, number, {
      retryId: text(retry),
      commandId: text(done),
    });
  }
}
