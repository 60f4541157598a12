import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { parseTime } from '../../../kernel/time.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { OrderHistory, type History } from './history.query.js';
import { HistoryRequest } from './history.request.js';

@Controller('v1/orders')
export class HistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number/history')
  history(
    @Param('number') number: string,
    @Query() { after, before, ...request }: HistoryRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<History> {
    const times = { after: parseTime(after ?? ''), before: parseTime(before ?? '') };
    return this.queries.execute(new OrderHistory(number, { ...request, ...times }, caller));
  }
}
