import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { RetryOutcomeOf, type RetryView } from './retry-outcome.query.js';

@Controller('v1/orders')
export class RetryOutcomeController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number/fulfillment/retries/:retry')
  async outcome(
    @Param('number') number: string,
    @Param('retry') retryId: string,
    @CurrentCaller() caller: Caller,
  ): Promise<RetryView> {
    return accepted(await this.queries.execute(new RetryOutcomeOf(number, retryId, caller)));
  }
}
