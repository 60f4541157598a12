import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { parseTime } from '../../../kernel/time.js';
import { accepted } from '../../../platform/http/refusals.js';
import { invalidRequest } from '../../../platform/http/request-validation.pipe.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import type { Moment } from '../../replay.js';
import { OrderAt, type OrderThen } from './order-at.query.js';
import { OrderAtRequest } from './order-at.request.js';

@Controller('v1/orders')
export class OrderAtController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number/at')
  async at(
    @Param('number') number: string,
    @Query() request: OrderAtRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<OrderThen> {
    return accepted(await this.queries.execute(new OrderAt(number, momentOf(request), caller)));
  }
}

function momentOf({ revision, time }: OrderAtRequest): Moment {
  const epochMs = parseTime(time ?? '');
  if (revision !== undefined && time === undefined) return { revision: Number(revision) };
  if (revision === undefined && epochMs !== undefined) return { time: epochMs };
  const message = 'give one of revision and time';
  throw invalidRequest([{ path: 'revision', code: 'moment-unclear', message, malformed: false }]);
}
