import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { rejection } from '../../../kernel/rejection.js';
import { Refused } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { OrderHistory, type HistoryEvent } from './history.query.js';

@Controller('v1/orders')
export class HistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number/history')
  async history(
    @Param('number') number: string,
    @CurrentCaller() caller: Caller,
  ): Promise<{ readonly events: readonly HistoryEvent[] }> {
    const events = await this.queries.execute(new OrderHistory(number, caller));
    if (events.length === 0) {
      throw new Refused(rejection('order-not-found', 'There is no such order.'));
    }
    return { events };
  }
}
