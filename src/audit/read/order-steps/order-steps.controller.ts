import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { OrderSteps, type OrderStepsPage } from './order-steps.query.js';
import { OrderStepsRequest } from './order-steps.request.js';

const DEFAULT_LIMIT = 50;

@Controller('v1/orders')
export class OrderStepsController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number/steps')
  steps(
    @Param('number') number: string,
    @Query() { from, limit }: OrderStepsRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<OrderStepsPage> {
    const page = { from: Number(from ?? 0), limit: Number(limit ?? DEFAULT_LIMIT) };
    return this.queries.execute(new OrderSteps(number, page, caller));
  }
}
