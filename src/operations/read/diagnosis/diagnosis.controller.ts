import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { accepted } from '../../../platform/http/refusals.js';
import { CurrentCaller, type Caller } from '../../../platform/security/caller.js';
import { DiagnosisOf } from './diagnosis.query.js';
import type { DiagnosisView } from './diagnosis-view.js';

@Controller('v1/orders')
export class DiagnosisController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':number/diagnosis')
  async diagnosis(
    @Param('number') number: string,
    @CurrentCaller() caller: Caller,
  ): Promise<DiagnosisView> {
    return accepted(await this.queries.execute(new DiagnosisOf(number, caller)));
  }
}
